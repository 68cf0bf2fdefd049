import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FirstRun } from '../../src/pharmacies/first-run.js';
import { Browser } from './browser.js';
import { openBlankHouse, type House } from './house.js';

const FORM = {
  pharmacyName: 'Example Pharmacy',
  address: '1 Sample Street\r\nExampleton',
  phone: '+1 555 0100',
  timeZone: 'America/New_York',
  standard: 'usp-795-2023',
  labelStock: '4x2in',
  pharmacistName: 'Ada Example',
  initials: 'AE',
  login: 'ada',
  password: 'kettle orbit maple stone',
};

let house: House;
beforeAll(async () => {
  house = await openBlankHouse();
});
afterAll(() => house.close());

describe('the first run', () => {
  it('begins with a sign-in page that says where to go', async () => {
    expect(await (await new Browser(house.url).get('/sign-in')).text()).toContain('/first-run?token=');
  });

  it('is for those who read the terminal: without its token nothing is shown or done', async () => {
    await house.app.get(FirstRun).offer();
    const browser = new Browser(house.url);
    for (const query of ['', '?token=', '?token=wrong', '?token=a&token=b']) {
      const answer = await browser.get(`/first-run${query}`);
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('printed when the service started');
    }
    expect((await browser.post('/first-run', { ...FORM, token: 'wrong' })).status).toBe(403);
    expect(await house.rows('SELECT * FROM pharmacy')).toEqual([]);
  });

  it('keeps what was typed, but the password, when something is wrong', async () => {
    const token = (await house.app.get(FirstRun).offer()) ?? '';
    const browser = new Browser(house.url);
    expect((await browser.get(`/first-run?token=${token}`)).status).toBe(200);
    const answer = await browser.post('/first-run', { ...FORM, token, timeZone: 'London' });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain('must be a time zone by its city');
    expect(text).toContain('value="Example Pharmacy"');
    expect(text).toContain('1 Sample Street');
    expect(text).not.toContain(FORM.password);
    expect(await house.rows('SELECT * FROM pharmacy')).toEqual([]);
  });

  it('creates one pharmacy with its pharmacist and the shipped formulas, also when sent twice at once', async () => {
    const token = (await house.app.get(FirstRun).offer()) ?? '';
    const browser = new Browser(house.url);
    const answers = await Promise.all(
      [1, 2].map((n) => browser.post('/first-run', { ...FORM, token, login: `ada${n}` })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
    expect(await house.rows('SELECT name, address, time_zone FROM pharmacy')).toEqual([
      { name: 'Example Pharmacy', address: ['1 Sample Street', 'Exampleton'], time_zone: 'America/New_York' },
    ]);
    const [staff, ...none] = await house.rows('SELECT id, role, password_hash FROM staff');
    expect([staff?.['role'], none]).toEqual(['pharmacist', []]);
    expect(String(staff?.['password_hash'])).toMatch(/^scrypt\$/u);
    const formulas = await house.rows('SELECT status, approved_by_id FROM formula_version');
    expect(formulas.length).toBeGreaterThanOrEqual(6);
    expect(
      formulas.every((row) => row['status'] === 'approved' && row['approved_by_id'] === staff?.['id']),
    ).toBe(true);
  });

  it('is over afterwards, for its token and for any new one', async () => {
    expect(await house.app.get(FirstRun).offer()).toBeNull();
    const browser = new Browser(house.url);
    expect((await browser.get('/first-run?token=x')).status).toBe(409);
    expect((await browser.post('/first-run', { ...FORM, token: 'x', login: 'eve' })).status).toBe(409);
    const [{ login } = { login: '' }] = await house.rows('SELECT login FROM staff');
    const answer = await browser.post('/sign-in', {
      login: String(login),
      password: FORM.password,
      next: '/staff',
    });
    expect(answer.headers.get('location')).toBe('/staff');
    expect(await (await browser.get('/staff')).text()).toContain(
      'add a second person before the first order',
    );
  });
});
