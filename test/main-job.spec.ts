import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PASSWORD } from './security/house.js';
import { bring, CREAM, draft, expected, HEALTHY } from './support/bench.js';
import { launchBrowser } from './support/browser.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';
import { readPdf } from './support/read-pdf.js';

const PATIENT = 'Łucja Nguyễn';

let here: OpenPharmacy;
let browser: Browser;

beforeAll(async () => {
  here = await openPharmacy();
  browser = await launchBrowser();
  const milk = { text: "cow's milk", kind: 'allergy', clinicalStatus: 'active', criticality: 'high' };
  expected(
    await here.technician.post('/api/patients', {
      ...HEALTHY,
      name: PATIENT,
      allergies: { status: 'recorded', entries: [milk] },
    }),
    201,
  );
  expected(await here.technician.post('/api/prescribers', { name: 'Dr Noor Placeholder' }), 201);
  await bring(here, await draft(here, CREAM), 'dispensed');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await here?.close();
});

async function signIn(login: string, javaScriptEnabled = true): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({
    baseURL: here.house.url,
    javaScriptEnabled,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/');
  return [context, page];
}

const verdict = (page: Page) => page.locator('.verdict h2');

/** Enters lactose capsules for the patient; ends with the draft order's page, on a filler that passes. */
async function enterPrescription(page: Page, live: boolean): Promise<void> {
  await page.goto('/prescriptions/new');
  await page.getByLabel('Patient: name or date of birth').fill('Łucja');
  await page.keyboard.press('Enter');
  // The only one of that name: the search goes straight on.
  await page.waitForURL('**/prescriptions/new?patient=*');
  await page.getByLabel('Prescriber').selectOption({ label: 'Dr Noor Placeholder' });
  await page.getByLabel('Dose', { exact: true }).fill('4.5 mg');
  await page.getByLabel('Days’ supply').fill('60');
  await page.getByLabel('Filler').selectOption({ label: 'lactose monohydrate' });
  if (!live) await page.getByRole('button', { name: 'Show plan' }).click();
  await verdict(page).filter({ hasText: 'Blocked: lactose monohydrate' }).waitFor();
  await page.locator('button[name=way]', { hasText: 'microcrystalline cellulose' }).first().click();
  await verdict(page).filter({ hasText: 'Nothing stands in the way' }).waitFor();
  expect(await page.getByLabel('Filler').inputValue()).toBe('microcrystalline-cellulose');
  await page.getByRole('button', { name: /Save as order/u }).click();
  await page.waitForURL('**/orders/*');
}

async function step(page: Page, name: RegExp, state: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.locator('.track [aria-current=step]', { hasText: state }).waitFor();
}

async function weighAsPlanned(page: Page): Promise<void> {
  const lines = page.locator('tr', { has: page.locator('input[name^=actual]') });
  for (const line of await lines.all()) {
    const planned = (await line.locator('td').first().innerText()).replace(/^q\.s\. |\n.*$/gu, '');
    await line.locator('input').fill(planned);
  }
}

it('takes a blocked prescription by a way out to a label that another person has verified', async () => {
  const [maker, page] = await signIn('ada');
  await enterPrescription(page, true);
  await step(page, /^Approve/u, 'approved');
  await step(page, /^Start compounding/u, 'compounding');
  await weighAsPlanned(page);
  await step(page, /^Finish compounding/u, 'verification');
  expect(await page.getByRole('button', { name: /^Verify and release/u }).count()).toBe(0);

  const [verifier, other] = await signIn('bea');
  await other.goto(page.url());
  await step(other, /^Verify and release/u, 'released');
  const href = await other.getByRole('link', { name: 'Label', exact: true }).getAttribute('href');
  const answer = await verifier.request.get(`${here.house.url}${href}`);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const label = await readPdf(new Uint8Array(await answer.body()));
  const words = JSON.stringify(label).normalize('NFC');
  for (const said of [PATIENT, 'microcrystalline cellulose', 'Do not use after'])
    expect(words).toContain(said);
  expect(words).not.toContain('lactose');

  await other.goto('/expiry-board');
  await other.getByRole('link', { name: 'Creams' }).click();
  await other.getByText(/cream/iu).first().waitFor();
  expect(await other.locator('tbody tr').count()).toBeGreaterThan(0);
  await Promise.all([maker.close(), verifier.close()]);
}, 120_000);

it('does the same without scripts', async () => {
  const [context, page] = await signIn('ada', false);
  await enterPrescription(page, false);
  await step(page, /^Approve/u, 'approved');
  await context.close();
}, 120_000);
