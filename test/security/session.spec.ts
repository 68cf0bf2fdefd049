import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Browser } from './browser.js';
import { openHouse, PASSWORD, type House } from './house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.clock.reset());

const secretOf = (browser: Browser): string => browser.cookies.get('galenic_session') ?? '';

function withCookie(secret: string): Browser {
  const browser = new Browser(house.url);
  browser.cookies.set('galenic_session', secret);
  return browser;
}

describe('a session', () => {
  it('gets a new token after fifteen minutes; the old one counts for requests under way, and then no more', async () => {
    const browser = await house.signedIn('ada');
    const old = secretOf(browser);
    const csrf = await browser.csrfToken('/staff');
    house.clock.forward(14);
    await browser.get('/staff');
    expect(secretOf(browser)).toBe(old);
    house.clock.forward(2);
    await browser.get('/staff');
    const next = secretOf(browser);
    expect(next).not.toBe(old);
    house.clock.reset();
    expect((await withCookie(old).get('/staff')).status).toBe(200);
    house.clock.forward(3);
    expect((await withCookie(old).get('/staff')).status).toBe(303);
    expect((await withCookie(next).get('/staff')).status).toBe(200);
    // A form that was opened before the rotation.
    expect((await withCookie(next).post('/sign-out', { _csrf: csrf })).status).toBe(303);
  });

  it('keeps its token when htmx asks for a piece of a page, whose answer may be thrown away', async () => {
    const browser = await house.signedIn('ada');
    const old = secretOf(browser);
    house.clock.forward(20);
    await browser.get('/staff', { 'hx-request': 'true' });
    expect(secretOf(browser)).toBe(old);
  });

  it('ends when nothing was done for half an hour', async () => {
    const browser = await house.signedIn('ada');
    house.clock.forward(29);
    expect((await withCookie(secretOf(browser)).get('/staff', { accept: 'application/json' })).status).toBe(
      200,
    );
    house.clock.reset();
    house.clock.forward(31);
    expect((await browser.get('/staff')).status).toBe(303);
    house.clock.reset();
    expect((await browser.get('/staff')).status).toBe(303);
  });

  it('ends after twelve hours, however busy', async () => {
    const browser = await house.signedIn('ada');
    await house.rows(`UPDATE staff_session SET created_at = now() - interval '11 hours 58 minutes'`);
    expect((await browser.get('/staff')).status).toBe(200);
    house.clock.forward(3);
    expect((await browser.get('/staff')).status).toBe(303);
  });

  it('ends at sign-out, in the database too', async () => {
    const browser = await house.signedIn('ada');
    const secret = secretOf(browser);
    const answer = await browser.post('/sign-out', {}, '/staff');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in']);
    expect(browser.cookies.size).toBe(0);
    expect((await withCookie(secret).get('/staff')).status).toBe(303);
  });

  it('ends at once when its person is deactivated, who cannot sign in again', async () => {
    const technician = await house.signedIn('tom');
    expect((await technician.get('/password')).status).toBe(200);
    const pharmacist = await house.signedIn('ada');
    const answer = await pharmacist.post(`/staff/${house.ids.tom}/deactivate`, {}, '/staff');
    expect(answer.status).toBe(303);
    expect((await technician.get('/password')).status).toBe(303);
    expect((await technician.post('/sign-in', { login: 'tom', password: PASSWORD })).status).toBe(401);
    expect(await (await pharmacist.get('/staff')).text()).toContain('deactivated');
  });

  it('cannot be made up, and one cookie does not read as another', async () => {
    for (const secret of ['', 'x', 'a'.repeat(66), `${'a'.repeat(22)}.${'b'.repeat(43)}`, "' OR 1=1 --"]) {
      expect((await withCookie(encodeURIComponent(secret)).get('/staff')).status).toBe(303);
    }
  });
});

describe('changing one’s password', () => {
  it('asks for the present one, ends all sessions, and the new one signs in', async () => {
    const browser = await house.signedIn('bea');
    const elsewhere = await house.signedIn('bea');
    const next = 'kettle orbit maple stone';
    const wrong = await browser.post('/password', { present: 'not it at all', password: next }, '/password');
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('is not your present password');
    const weak = await browser.post('/password', { present: PASSWORD, password: 'short' }, '/password');
    expect(weak.status).toBe(422);
    const done = await browser.post('/password', { present: PASSWORD, password: next }, '/password');
    expect([done.status, done.headers.get('location')]).toEqual([303, '/sign-in']);
    expect((await elsewhere.get('/password')).status).toBe(303);
    expect((await browser.post('/sign-in', { login: 'bea', password: PASSWORD })).status).toBe(401);
    expect((await browser.post('/sign-in', { login: 'bea', password: next })).status).toBe(303);
  });
});
