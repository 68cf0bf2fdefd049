import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser } from './browser.js';
import { openHouse, type House } from './house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const send = async (body: string, type = 'application/json') => {
  const answer = await fetch(`${house.url}/api/session`, {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const big = 'x'.repeat(1_000_000);
const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

describe('what cannot be read', () => {
  it.each([
    ['truncated JSON', '{"login":', 'application/json', 400, 'well-formed JSON'],
    ['a prototype', '{"__proto__":{"x":1}}', 'application/json', 400, 'well-formed JSON'],
    ['1 MB of text', JSON.stringify({ login: big }), 'application/json', 413, '256 kB'],
    ['XML', '<login/>', 'text/xml', 415, 'application/json'],
    ['no known type', 'login', 'nonsense', 415, 'application/json'],
    ['20 000 lists in each other', deep, 'application/json', 422, 'nested too deeply'],
  ])(
    '%s is refused with a sentence that says what would be right',
    async (_name, body, type, status, sentence) => {
      const answer = await send(body, type);
      expect(answer.status).toBe(status);
      expect(answer.body['error']).toContain(sentence);
      expect(Object.keys(answer.body)).toEqual(['error', 'faults', 'reference']);
      expect(answer.body['reference']).toMatch(/^[0-9a-f]{10}$/u);
    },
  );

  it.each([
    ['', ['login', 'password']],
    ['{}', ['login', 'password']],
    ['null', ['login', 'password']],
    ['"text"', ['login', 'password']],
    ['5', ['login', 'password']],
    ['{"login":1,"password":{}}', ['login', 'password']],
    ['{"login":"a\\u0000","password":"b"}', ['login']],
    ['{"login":"\\ud800","password":"b"}', ['login']],
    ['{"login":"a","password":"b","role":"manager"}', ['role']],
  ])('%s is refused field by field', async (body, paths) => {
    const answer = await send(body);
    expect(answer.status).toBe(422);
    const faults = answer.body['faults'] as { path: string; message: string }[];
    expect(faults.map((fault) => fault.path)).toEqual(paths);
    expect(faults.every((fault) => fault.message.length > 5)).toBe(true);
  });

  it('names the known fields when one is unknown', async () => {
    const answer = await send('{"login":"a","password":"b","role":"manager"}');
    expect(answer.body['faults']).toEqual([
      { path: 'role', message: 'is not a known field; known are login, password' },
    ]);
  });

  it('is answered with a page where a page was asked for', async () => {
    const browser = new Browser(house.url);
    const missing = await browser.get('/no/such/page');
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(await missing.text()).toMatch(/Reference for the log: [0-9a-f]{10}/u);
    const large = await browser.post('/sign-in', { login: big });
    expect(large.status).toBe(413);
    expect(await large.text()).toContain('256 kB');
  });

  it.each([
    '/%E0%A4%A',
    '/%',
    `/patients/${'x'.repeat(3000)}`,
    '/sign-in?next=%00',
    '/..%2f..%2fetc/passwd',
    '/__proto__',
  ])('is an address like %s', async (path) => {
    const browser = await house.signedIn('ada');
    const answer = await browser.get(path);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });
});

describe('every answer', () => {
  it.each(['/sign-in', '/health', '/no/such/page', '/api/docs', '/api/session'])(
    'of %s forbids inline and foreign scripts, framing and sniffing',
    async (path) => {
      const { headers } = await fetch(house.url + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
    },
  );

  it('holds no inline script or style', async () => {
    for (const path of ['/sign-in', '/api/docs', '/no/such/page']) {
      const text = await (await new Browser(house.url).get(path)).text();
      expect(text).not.toMatch(/<style|style="|<script(?![^>]*\ssrc=)|\son\w+="/u);
    }
  });
});

describe('the service', () => {
  it('is healthy while its database answers', async () => {
    const answer = await fetch(`${house.url}/health`);
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok', database: 'answers' }]);
  });

  it('describes its API for programs', async () => {
    const description = (await (await fetch(`${house.url}/api/docs-json`)).json()) as { paths: object };
    expect(Object.keys(description.paths)).toContain('/api/session');
    expect(
      Object.keys(description.paths).every((path) => path.startsWith('/api') || path === '/health'),
    ).toBe(true);
    for (const file of ['start.js', 'swagger-ui.css', 'swagger-ui-bundle.js']) {
      expect((await fetch(`${house.url}/api/docs/${file}`)).status).toBe(200);
    }
  });
});
