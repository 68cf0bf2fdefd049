import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from './browser.js';
import { openHouse, PASSWORD, type House } from './house.js';

/** Routes that need no session. Whoever adds one states it here. */
const PUBLIC_ROUTES = [
  'GET /api/docs',
  'GET /api/docs-json',
  'GET /api/docs/start.js',
  'GET /api/docs/swagger-ui-bundle.js',
  'GET /api/docs/swagger-ui.css',
  'GET /assets/:name',
  'GET /first-run',
  'GET /health',
  'GET /sign-in',
  'POST /api/session',
  'POST /first-run',
  'POST /sign-in',
];

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const pathOf = (route: string): string =>
  route.replaceAll(/:\w+/gu, '5f0c7a52-9b1e-4c39-8a53-111111111111').replace('*', 'x');

describe('every route', () => {
  it('needs a session, unless it is listed as public', async () => {
    const { routes } = house;
    expect(routes.length).toBeGreaterThan(15);
    const open: string[] = [];
    for (const { method, path } of routes) {
      const answer = await fetch(house.url + pathOf(path), {
        method,
        redirect: 'manual',
        headers: { accept: 'application/json' },
      });
      await answer.arrayBuffer();
      if (answer.status !== 401) open.push(`${method} ${path}`);
    }
    expect(open.toSorted()).toEqual(PUBLIC_ROUTES);
  });

  it('that changes something needs the token of its form', async () => {
    const browser = await house.signedIn('ada');
    const unguarded: string[] = [];
    for (const { method, path } of house.routes) {
      if (method === 'GET' || PUBLIC_ROUTES.includes(`${method} ${path}`)) continue;
      const answer = await browser.ask(pathOf(path), { method, headers: { accept: 'application/json' } });
      await answer.arrayBuffer();
      if (answer.status !== 403) unguarded.push(`${method} ${path} ${answer.status}`);
    }
    expect(unguarded).toEqual([]);
  });

  it('that only reads answers a request for what does not exist without failing', async () => {
    const browser = await house.signedIn('ada');
    const broken: string[] = [];
    for (const { method, path } of house.routes) {
      if (method !== 'GET') continue;
      const answer = await browser.get(pathOf(path));
      await answer.arrayBuffer();
      if (answer.status >= 500) broken.push(`${path} ${answer.status}`);
    }
    expect(broken).toEqual([]);
  });
});

describe('a form', () => {
  it('without its token, with another session’s or a changed one is refused, and says what to do', async () => {
    const browser = await house.signedIn('ada');
    const other = await (await house.signedIn('bea')).csrfToken('/staff');
    const own = await browser.csrfToken('/staff');
    for (const fields of [
      {},
      { _csrf: '' },
      { _csrf: other },
      { _csrf: `${own}x` },
      { _csrf: own.toLowerCase() },
    ]) {
      const answer = await browser.post('/sign-out', fields as Record<string, string>);
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('Open the page again');
    }
    expect((await browser.get('/staff')).status).toBe(200);
  });

  it('may carry the token in a header', async () => {
    const browser = await house.signedIn('ada');
    const token = await browser.csrfToken('/staff');
    const answer = await browser.ask('/api/session', {
      method: 'DELETE',
      headers: { 'x-csrf-token': token, accept: 'application/json' },
    });
    expect(answer.status).toBe(204);
    expect((await browser.get('/staff')).status).toBe(303);
  });
});

describe('roles', () => {
  const NEW = {
    name: 'Eve Example',
    initials: 'EE',
    role: 'technician',
    login: 'eve',
    password: 'kettle orbit maple stone',
  };

  it('let a technician neither see nor change the staff', async () => {
    const technician = await house.signedIn('tom');
    const page = await technician.get('/staff');
    expect(page.status).toBe(403);
    expect(await page.text()).toContain(
      'This is for a manager or a pharmacist; you are signed in as technician',
    );
    expect((await technician.post('/staff', NEW, '/password')).status).toBe(403);
    expect((await technician.post(`/staff/${house.ids.ada}/deactivate`, {}, '/password')).status).toBe(403);
  });

  it('let a manager add a person, who can then sign in', async () => {
    const manager = await house.signedIn('mia');
    const answer = await manager.post('/staff', NEW, '/staff');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/staff']);
    const eve = new Browser(house.url);
    expect((await eve.post('/sign-in', { login: 'eve', password: NEW.password })).status).toBe(303);
  });

  it.each([
    ['login', 'ADA', 'Login is taken; choose another'],
    ['login', 'a', 'Login must be 3 to 64 letters'],
    ['name', '', 'Name is missing'],
    ['initials', '12', 'Initials must be 1 to 5 letters'],
    ['role', 'owner', 'Role must be one of technician, pharmacist, manager'],
    ['password', 'password1234', 'Password is one of the first that would be guessed'],
  ])('keep what was typed, but the password, when %s is %p', async (field, value, sentence) => {
    const manager = await house.signedIn('mia');
    const typed: Record<string, string> = { ...NEW, login: 'fay', name: 'Fay Example', [field]: value };
    const answer = await manager.post('/staff', typed, '/staff');
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain(sentence);
    expect(text).toContain(`value="${typed['initials']}"`);
    expect(text).not.toContain(typed['password']);
    expect(
      (await new Browser(house.url).post('/sign-in', { login: 'fay', password: NEW.password })).status,
    ).toBe(401);
    await house.forgetAttempts();
  });

  it('leave a pharmacy its last pharmacist, and nobody deactivates themselves', async () => {
    const manager = await house.signedIn('mia');
    expect((await manager.post(`/staff/${house.ids.bea}/deactivate`, {}, '/staff')).status).toBe(303);
    const last = await manager.post(`/staff/${house.ids.ada}/deactivate`, {}, '/staff');
    expect([last.status, await last.text()]).toEqual([409, expect.stringContaining('the last pharmacist')]);
    const self = await manager.post(`/staff/${house.ids.mia}/deactivate`, {}, '/staff');
    expect(self.status).toBe(409);
  });

  it.each(['not-an-id', '5f0c7a52-9b1e-4c39-8a53-111111111111', '%00', "'"])(
    'know nobody with the id %s',
    async (id) => {
      const manager = await house.signedIn('mia');
      const answer = await manager.post(`/staff/${id}/deactivate`, {}, '/staff');
      expect([404, 422]).toContain(answer.status);
    },
  );

  it('end at the pharmacy: another one’s people are neither seen nor deactivated', async () => {
    const { pharmacistId } = await house.secondPharmacy();
    const manager = await house.signedIn('mia');
    expect(await (await manager.get('/staff')).text()).not.toContain('Zoe Example');
    expect((await manager.post(`/staff/${pharmacistId}/deactivate`, {}, '/staff')).status).toBe(404);
    const zoe = new Browser(house.url);
    expect((await zoe.post('/sign-in', { login: 'zoe', password: PASSWORD })).status).toBe(303);
    expect(await (await zoe.get('/staff')).text()).not.toContain('Ada Example');
  });
});
