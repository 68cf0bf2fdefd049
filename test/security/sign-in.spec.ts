import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Browser } from './browser.js';
import { openHouse, PASSWORD, type House } from './house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  house.clock.reset();
  await house.forgetAttempts();
});

describe('signing in', () => {
  it('leads to the page that was asked for, and no further than this service', async () => {
    const browser = new Browser(house.url);
    expect((await browser.get('/staff')).headers.get('location')).toBe('/sign-in?next=%2Fstaff');
    const page = await (await browser.get('/sign-in?next=%2Fstaff')).text();
    expect(page).toContain('name="next" value="/staff"');
    const answer = await browser.post('/sign-in', { login: ' ADA ', password: PASSWORD, next: '/staff' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/staff']);
    expect((await browser.get('/staff')).status).toBe(200);
    const away = await browser.post('/sign-in', {
      login: 'ada',
      password: PASSWORD,
      next: '//elsewhere.example',
    });
    expect(away.headers.get('location')).toBe('/');
  });

  it('sets a cookie that scripts and other sites do not get', async () => {
    const browser = await house.signedIn('ada');
    expect(browser.setCookies).toHaveLength(1);
    expect(browser.setCookies[0]).toMatch(
      /^galenic_session=[\w-]{22}\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/u,
    );
  });

  it('stores no token, only its hash', async () => {
    const browser = await house.signedIn('ada');
    const secret = browser.cookies.get('galenic_session') ?? '';
    const rows = JSON.stringify(await house.rows('SELECT * FROM staff_session'));
    expect(rows).toMatch(/[0-9a-f]{64}/u);
    expect(rows).not.toContain(secret.split('.')[0]);
    expect(rows).not.toContain(secret.split('.')[1]);
  });

  it('with a wrong password or an unknown login says the same, and keeps the login but not the password', async () => {
    const browser = new Browser(house.url);
    const wrong = await browser.post('/sign-in', { login: 'ada', password: 'wrong password' });
    const unknown = await browser.post('/sign-in', { login: 'nobody', password: 'wrong password' });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const text = await wrong.text();
    expect(text.replaceAll('ada', 'x')).toBe((await unknown.text()).replaceAll('nobody', 'x'));
    expect(text).toContain('value="ada"');
    expect(text).not.toContain('wrong password');
    expect(browser.cookies.size).toBe(0);
  });

  it('is refused to another site’s form', async () => {
    const form = { login: 'ada', password: PASSWORD };
    const foreign = new Browser(house.url, { origin: 'https://elsewhere.example' });
    expect((await foreign.post('/sign-in', form)).status).toBe(403);
    const fetched = new Browser(house.url, { 'sec-fetch-site': 'cross-site', origin: house.url });
    expect((await fetched.post('/sign-in', form)).status).toBe(403);
    const own = new Browser(house.url, { 'sec-fetch-site': 'same-origin', origin: house.url });
    expect((await own.post('/sign-in', form)).status).toBe(303);
  });

  it('again ends the session before', async () => {
    const browser = await house.signedIn('ada');
    const before = new Browser(house.url);
    for (const [name, value] of browser.cookies) before.cookies.set(name, value);
    await browser.post('/sign-in', { login: 'ada', password: PASSWORD });
    expect((await browser.get('/staff')).status).toBe(200);
    expect((await before.get('/staff')).status).toBe(303);
  });

  it.each([
    [
      { login: '', password: '' },
      ['Login is missing; write the login', 'Password is missing; write the password'],
    ],
    [{ login: 'ada', password: PASSWORD, role: 'manager' }, ['Role is not a field of this form']],
    [{ login: 'x'.repeat(1001), password: 'y' }, ['Login is too long; write at most 1000 characters']],
  ])('with %p names what is wrong', async (form, sentences) => {
    const answer = await new Browser(house.url).post('/sign-in', form);
    expect(answer.status).toBe(422);
    const text = await answer.text();
    for (const sentence of sentences) expect(text).toContain(sentence);
  });
});

describe('guessing a password', () => {
  const guess = (browser: Browser, login: string): Promise<Response> =>
    browser.post('/sign-in', { login, password: 'wrong password' });

  it('is slowed down after five failures, for the right password too, until the time has passed', async () => {
    const browser = new Browser(house.url);
    for (let i = 0; i < 5; i++) expect((await guess(browser, 'tom')).status).toBe(401);
    const answer = await browser.post('/sign-in', { login: 'tom', password: PASSWORD });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '900']);
    expect(await answer.text()).toContain('Wait 15 minutes');
    expect((await browser.post('/sign-in', { login: 'ada', password: PASSWORD })).status).toBe(303);
    house.clock.forward(16);
    expect((await browser.post('/sign-in', { login: 'tom', password: PASSWORD })).status).toBe(303);
  });

  it('is forgotten after a success', async () => {
    const browser = new Browser(house.url);
    for (let i = 0; i < 4; i++) await guess(browser, 'mia');
    expect((await browser.post('/sign-in', { login: 'mia', password: PASSWORD })).status).toBe(303);
    for (let i = 0; i < 4; i++) expect((await guess(browser, 'mia')).status).toBe(401);
    expect((await browser.post('/sign-in', { login: 'mia', password: PASSWORD })).status).toBe(303);
  });

  it('is not made easier by asking all at once', async () => {
    const browser = new Browser(house.url);
    const answers = await Promise.all(Array.from({ length: 12 }, () => guess(browser, 'bea')));
    const tried = answers.filter((answer) => answer.status === 401).length;
    expect(tried).toBeGreaterThanOrEqual(5);
    expect(tried).toBeLessThanOrEqual(6);
  });

  it('at many logins is slowed down by address', async () => {
    const browser = new Browser(house.url);
    const statuses: number[] = [];
    for (let i = 0; i < 21; i++) statuses.push((await guess(browser, `guess-${i}`)).status);
    expect(statuses).toEqual([...Array<number>(20).fill(401), 429]);
  });
});

describe('a program', () => {
  const json = { 'content-type': 'application/json', accept: 'application/json' };

  it('signs in for a token, gets no cookie, and signs out', async () => {
    const program = new Browser(house.url, json);
    const body = JSON.stringify({ login: 'ada', password: PASSWORD });
    const answer = await program.ask('/api/session', { method: 'POST', body });
    const { token, staff } = (await answer.json()) as { token: string; staff: unknown };
    expect(answer.status).toBe(201);
    expect(staff).toMatchObject({
      name: 'Ada Example',
      initials: 'AE',
      role: 'pharmacist',
      pharmacy: 'Example Pharmacy',
    });
    expect(program.setCookies).toEqual([]);
    const bearer = { authorization: `Bearer ${token}` };
    expect((await program.get('/api/session', bearer)).status).toBe(200);
    const gone = await program.ask('/api/session', { method: 'DELETE', headers: bearer });
    expect(gone.status).toBe(204);
    const after = await program.get('/api/session', bearer);
    expect([after.status, Object.keys((await after.json()) as object)]).toEqual([
      401,
      ['error', 'faults', 'reference'],
    ]);
  });

  it('with a wrong password gets 401, after many 429', async () => {
    const program = new Browser(house.url, json);
    const body = JSON.stringify({ login: 'noone', password: 'wrong password' });
    for (let i = 0; i < 5; i++)
      expect((await program.ask('/api/session', { method: 'POST', body })).status).toBe(401);
    const answer = await program.ask('/api/session', { method: 'POST', body });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '900']);
  });

  it.each(['Bearer x', 'Bearer', 'Basic YWRhOnB3', ''])('is not signed in by "%s"', async (authorization) => {
    const browser = await house.signedIn('ada');
    const answer = await browser.get('/api/session', { ...json, authorization });
    expect(answer.status).toBe(401);
  });
});
