import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { PASSWORD } from './security/house.js';
import { bring, CAPSULES, CREAM, draft, HEALTHY, text } from './support/bench.js';
import { launchBrowser } from './support/browser.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const MOST_BYTES = 100_000;
const SIZES = [
  { width: 1280, height: 800 },
  { width: 820, height: 1180 },
];

/** Where pictures of every page are put, to be looked at; none are taken without it. */
const PICTURES = process.env['PAGE_PICTURES'];

const ALLERGIC = {
  ...HEALTHY,
  name: 'Łucja Nguyễn-Fictitious',
  allergies: {
    status: 'recorded',
    entries: [
      { text: 'cow’s milk protein', kind: 'allergy', clinicalStatus: 'active' },
      { text: 'the red syrup', kind: 'unknown' },
    ],
  },
};

let here: OpenPharmacy;
let browser: Browser;
/** Values for the parameters of the routes, and addresses beyond the bare routes. */
let addresses: Readonly<Record<string, readonly string[]>>;

beforeAll(async () => {
  here = await openPharmacy();
  browser = await launchBrowser();
  const blocked = await draft(here, { ...CAPSULES, filler: 'lactose monohydrate' }, ALLERGIC);
  const cream = await draft(here, CREAM);
  await bring(here, cream, 'released');
  // At the bench with a dilution, whose scan it asks for.
  const benched = await draft(here, { ...CAPSULES, dose: '0.5 mg', daysSupply: 14 });
  await bring(here, benched, 'compounding');
  const order = (await here.technician.get(`/api/orders/${blocked}`)).body;
  const patient = text(order['patient']?.['id']);
  const firstOf = async (path: string): Promise<string> =>
    text((await here.technician.get(path)).body[0]?.['id']);
  const [lot] = (await here.technician.get('/api/lots')).body as unknown as { id: string }[];
  addresses = {
    '/orders/:id': [blocked, cream, benched].map((id) => `/orders/${id}`),
    '/patients/:id': [`/patients/${patient}`],
    '/patients': ['/patients', '/patients?q=nobody'],
    '/prescriptions/new': ['/prescriptions/new', `/prescriptions/new?patient=${patient}`],
    '/expiry-board': ['/expiry-board', '/expiry-board?form=cream', '/expiry-board?form=capsule'],
    '/orders': ['/orders', '/orders?state=discarded'],
    '/lots/:id': [`/lots/${lot?.id}`],
    '/equipment/new': ['/equipment/new', '/equipment/new?kind=dropper', '/equipment/new?kind=capsuleMachine'],
    '/equipment/:id': [`/equipment/${await firstOf('/api/equipment')}`],
    '/titration-templates/:id': [`/titration-templates/${await firstOf('/api/titration-templates')}`],
    '/formulas/:id': ['/formulas/ldn-capsule', '/formulas/ldn-cream'],
    '/ingredients/:id': ['/ingredients/lactose-monohydrate', '/ingredients/cetomacrogol-cream'],
  };
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await here?.close();
});

/** Pages for signed-in people: what the router knows, without the API, papers, assets and the doors before sign-in. */
function pageRoutes(): string[] {
  const apart = /^\/(api|assets|health|sign-in|first-run)|\.pdf$|\*/u;
  const routes = here.house.routes.filter(({ method, path }) => method === 'GET' && !apart.test(path));
  return [...new Set(routes.map(({ path }) => (path === '' ? '/' : path)))];
}

async function signIn(login: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: here.house.url, viewport: SIZES[0] ?? null });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('/');
  return page;
}

/** Waits until the page has put the focus where the work begins: a browser does so a moment after it has loaded. */
async function focusOn(page: Page, name: string): Promise<void> {
  await page.locator(`main [name=${name}]:focus`).waitFor();
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async (rules) => {
    // The library put itself on the page's window one line above.
    const { axe } = globalThis as unknown as {
      axe: { run(on: unknown, options: unknown): Promise<{ violations: Violation[] }> };
    };
    return (await axe.run(document, { runOnly: rules })).violations;
  }, RULES);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 150)).join(' ')}`);
}

/** Everything that is wrong with one page, as sentences. */
async function wrongWith(page: Page, address: string, sizes = SIZES): Promise<string[]> {
  const spoken: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && spoken.push(message.text())));
  page.on('pageerror', (error) => void spoken.push(error.message));
  const answer = await page.goto(address);
  const markup = (await answer?.text()) ?? '';
  const wrong = [
    ...(answer?.status() === 200 ? [] : [`answered ${answer?.status()}`]),
    ...(markup.length < MOST_BYTES ? [] : [`weighs ${markup.length} bytes`]),
    ...(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/u.test(markup)
      ? ['has inline script or style']
      : []),
    ...(/undefined|\[object|NaN|Invalid Date/u.test(await page.innerText('body'))
      ? ['prints a non-value']
      : []),
    ...((await page.locator('h1').count()) === 1 ? [] : ['has not one h1']),
    ...(await violations(page)),
  ];
  for (const size of sizes) {
    await page.setViewportSize(size);
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (beyond > 0) wrong.push(`is ${beyond} px too wide for ${size.width}`);
    if (PICTURES) await picture(page, address, size.width);
  }
  page.removeAllListeners();
  return [...wrong, ...spoken].map((what) => `${address} ${what}`);
}

async function picture(page: Page, address: string, width: number): Promise<void> {
  mkdirSync(PICTURES ?? '', { recursive: true });
  const name = address.replace(/[0-9a-f-]{36}/gu, 'id').replace(/\W+/gu, '_');
  const count = address.includes('/orders/') ? address.slice(-4) : '';
  await page.screenshot({ path: join(PICTURES ?? '', `${width}${name}${count}.png`), fullPage: true });
}

describe('every page', () => {
  it.each([
    ['pharmacist', 'ada', SIZES],
    ['technician', 'tom', []],
  ])(
    'opens for a %s, can be read by everybody, carries nothing inline and fits desk and tablet',
    async (_role, login, sizes) => {
      const page = await signIn(login);
      const wrong: string[] = [];
      const routes = pageRoutes().filter((path) => path !== '/staff');
      expect(routes.length).toBeGreaterThan(15);
      for (const route of routes) {
        const asked = addresses[route] ?? [route];
        for (const address of asked) wrong.push(...(await wrongWith(page, address, sizes)));
      }
      expect(wrong).toEqual([]);
    },
    300_000,
  );

  it('can fail: what is wrong with a page is found', async () => {
    const page = await signIn('ada');
    await page.route('**/lots', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<body style="width:2000px"><img src=x>NaN',
        status: 500,
      }),
    );
    const wrong = (await wrongWith(page, '/lots')).join('\n');
    for (const what of ['answered 500', 'inline', 'non-value', 'image-alt', 'not one h1', 'too wide']) {
      expect(wrong).toContain(what);
    }
  });
});

describe('a prescription in the browser', () => {
  it('is planned while it is typed, without losing the focus, and a way out fills itself in', async () => {
    const page = await signIn('tom');
    await page.goto('/prescriptions/new');
    await focusOn(page, 'q');
    await page.keyboard.type('Łucja');
    await page.keyboard.press('Enter');
    await page.waitForURL(/patient=/u);
    await page.getByLabel('Prescriber').selectOption({ label: 'Dr Bo Sample' });
    await page.getByLabel('Filler').selectOption({ label: 'lactose monohydrate' });
    await page.getByLabel('Dose', { exact: true }).focus();
    await page.keyboard.type('4.5 mg');
    await page.waitForSelector('.verdict.block');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('dose');
    expect(await page.innerText('#plan-said')).toContain('Blocked');
    if (PICTURES) await picture(page, '/prescriptions/blocked', 1280);

    await page.locator('.ways .button').first().click();
    await page.waitForURL('/prescriptions/preview');
    expect(await page.inputValue('[name=filler]')).not.toBe('lactose-monohydrate');
    expect(await page.locator('.verdict.block').count()).toBe(0);
    await page.locator('button:focus', { hasText: 'Save as order' }).waitFor();

    await page.keyboard.press('Enter');
    await page.waitForURL(/\/orders\//u);
    expect(await page.innerText('h1')).toMatch(/^Order G-/u);
  }, 90_000);

  it('works without scripts: a button shows the plan, and faults stand at their fields with what was typed', async () => {
    const context = await browser.newContext({ baseURL: here.house.url, javaScriptEnabled: false });
    const signedIn = await signIn('tom');
    await context.addCookies(await signedIn.context().cookies());
    const page = await context.newPage();
    await page.goto(addresses['/prescriptions/new']?.[1] ?? '');
    await page.fill('[name=dose]', '4,5 mg');
    await page.fill('[name=daysSupply]', 'thirty');
    await page.click('text=Save as order');
    expect(await page.inputValue('[name=dose]')).toBe('4,5 mg');
    expect(await page.innerText('#f-dose-fault')).toContain('comma');
    expect(await page.innerText('#f-daysSupply-fault')).toContain('whole number');
    await page.fill('[name=dose]', '4.5 mg');
    await page.fill('[name=daysSupply]', '30');
    await page.click('text=Show plan');
    expect(await page.locator('.verdict').count()).toBe(1);
  }, 90_000);
});

describe('a patient in the browser', () => {
  it('keeps what was typed when rows are added or a field is refused, then is saved once', async () => {
    const page = await signIn('tom');
    await page.goto('/patients/new');
    await focusOn(page, 'name');
    await page.keyboard.type('Zoë Example');
    await page.fill('[name=birthDate]', '03/04/1980');
    await page.check('[name="allergies.status"][value=recorded]', { force: true });
    await page.fill('[name="allergies.entries[2].text"]', 'sesame');
    await page.click('button[name=more][value=allergies]');
    expect(await page.inputValue('[name="allergies.entries[0].text"]')).toBe('sesame');
    expect(await page.locator('[name="allergies.entries[3].text"]').count()).toBe(1);

    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.faults');
    await page.locator('.faults:focus').waitFor();
    expect(await page.innerText('#f-birthDate-fault')).toContain('not a date');
    await page.fill('[name=birthDate]', '4 Mar 1980');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/patients\/[0-9a-f-]{36}/u);
    expect(await page.inputValue('[name="allergies.entries[0].text"]')).toBe('sesame');

    await page.goto('/');
    await page.keyboard.press('/');
    await page.keyboard.type('Zoë');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/u);
    expect(await page.locator('main tbody tr').count()).toBe(1);
  }, 90_000);
});
