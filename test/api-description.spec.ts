import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openHouse, type House } from './security/house.js';
import { launchBrowser } from './support/browser.js';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly example?: unknown;
  readonly enum?: unknown;
  readonly format?: string;
}

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Steps that take nothing but the address. */
const WITHOUT_BODY = [
  'POST /api/lots/:id/release',
  'POST /api/formulas/:formulaId/adopt',
  'DELETE /api/session',
];
const CREATING = [
  'patients',
  'prescribers',
  'prescriptions',
  'orders',
  'lots',
  'equipment',
  'titration-templates',
];

let house: House;
let description: Description;
let browser: Browser | undefined;
beforeAll(async () => {
  house = await openHouse();
  description = (await (await fetch(`${house.url}/api/docs-json`)).json()) as Description;
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const operationOf = (method: string, path: string): Operation | undefined =>
  description.paths[path.replace(/:(\w+)/gu, '{$1}')]?.[method.toLowerCase()];

function exampleless(schema: Schema, at = ''): string[] {
  const { $ref, properties, items, ...own } = schema;
  if (own.example !== undefined || own.enum !== undefined || own.format === 'uuid') return [];
  if ($ref) return exampleless(description.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {}, at);
  if (items) return exampleless(items, at);
  if (!properties) return [at];
  return Object.entries(properties).flatMap(([name, inner]) => exampleless(inner, `${at}.${name}`));
}

describe('the description of the API', () => {
  it('tells of every route, with an example for everything that is sent', () => {
    const routes = house.routes.filter(
      ({ path }) => path.startsWith('/api/') && !path.startsWith('/api/docs'),
    );
    const wrong = routes.flatMap(({ method, path }) => {
      const route = `${method} ${path}`;
      const operation = operationOf(method, path);
      if (!operation) return [`${route} is missing`];
      const body = operation.requestBody?.content['application/json']?.schema;
      const needsBody = method !== 'GET' && !WITHOUT_BODY.includes(route);
      return [
        ...(operation.summary ? [] : [`${route} does not say what it does`]),
        ...(needsBody && !body ? [`${route} has no body`] : []),
        ...(body ? exampleless(body).map((field) => `${route} has no example for ${field}`) : []),
      ];
    });
    expect(routes.length).toBeGreaterThan(25);
    expect(wrong).toEqual([]);
  });

  it.each(CREATING)('asks for an Idempotency-Key where %s are created', (room) => {
    const parameters = operationOf('POST', `/api/${room}`)?.parameters ?? [];
    expect(parameters).toContainEqual(expect.objectContaining({ name: 'Idempotency-Key', required: true }));
  });

  it('is a page that works under its own content policy', async () => {
    browser = await launchBrowser();
    const page = await browser.newPage();
    const spoken: string[] = [];
    page.on('console', (message) => void spoken.push(message.text()));
    page.on('pageerror', (error) => void spoken.push(error.message));
    await page.goto(`${house.url}/api/docs`);
    await page.locator('.opblock-post', { hasText: 'Enter a prescriber' }).click();
    await page.locator('.opblock-body pre', { hasText: 'Dr Bo Sample' }).waitFor();
    expect(spoken).toEqual([]);
  }, 60_000);
});
