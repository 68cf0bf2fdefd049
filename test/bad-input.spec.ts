import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isAccepted, isPlainText, spoiled, type Spoiled } from './support/bad-values.js';
import type { Answer } from './support/client.js';
import { text } from './support/bench.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';
import { rowCounter } from './support/row-counts.js';
import { samplesOf, type Sample } from './support/samples.js';

/** Longest that any one answer may take here, in milliseconds; a hostile request must not keep everybody waiting. */
const LONGEST_MS = 3000;

const AT_ONCE = 6;

let here: OpenPharmacy;
let samples: Record<string, readonly Sample[]>;
let rowCounts: () => Promise<string>;
beforeAll(async () => {
  here = await openPharmacy();
  samples = await samplesOf(here);
  rowCounts = await rowCounter(here.house);
}, 60_000);
afterAll(() => here?.close());

let sent = 0;
function send(
  method: string,
  path: string,
  body: string | undefined,
  type = 'application/json',
): Promise<Answer> {
  sent += 1;
  return here.pharmacist.send(method, path, body?.replaceAll('@', `-${sent}`), {
    'content-type': type,
    'idempotency-key': randomUUID(),
  });
}

function acceptsAt({ accepts = {} }: Sample, path: string): string {
  return Object.hasOwn(accepts, path) ? (accepts[path] ?? '') : '';
}

/** What is wrong with the answer to a body with one thing wrong; undefined when it is as it should be. */
function wrongWith({ path, what }: Spoiled, answer: Answer, sample: Sample): string | undefined {
  if (answer.status >= 500) return `answers ${answer.status}`;
  if (answer.status >= 400 && !text(answer.body['error'])) return 'does not say why';
  const faults = (answer.body['faults'] ?? []) as unknown as { path: string; message: string }[];
  if (faults.some(({ message }) => message.length < 8)) return 'does not say what would be right';
  if (what === 'a prototype') return answer.status === 400 ? undefined : `answers ${answer.status}`;
  const named = faults.some((fault) => fault.path === path || /^[.[]/u.test(fault.path.replace(path, '')));
  if (answer.status === 422 && named) return undefined;
  if (isAccepted(acceptsAt(sample, path), what)) return undefined;
  return `answers ${answer.status} ${JSON.stringify(answer.body).slice(0, 150)}`;
}

async function tryOne(
  method: string,
  sample: Sample,
  one: Spoiled,
): Promise<{ wrong: string[]; id?: string }> {
  const start = performance.now();
  const answer = await send(method, sample.path, one.body);
  const took = performance.now() - start;
  const fault = wrongWith(one, answer, sample);
  const wrong = [...(fault ? [fault] : []), ...(took > LONGEST_MS ? [`takes ${Math.round(took)} ms`] : [])];
  const at = `${method} ${sample.path} with ${one.what} at ${one.path}`;
  return {
    wrong: wrong.map((what) => `${at} ${what}`),
    ...(answer.status === 201 ? { id: text(answer.body['id']) } : {}),
  };
}

/** What is right after all first, and whether it can be worked with; then what is wrong, which must leave no row behind. */
async function trySpoiled(method: string, sample: Sample): Promise<string[]> {
  const all = [...spoiled(sample.body)];
  const isRight = ({ path, what }: Spoiled): boolean => isAccepted(acceptsAt(sample, path), what);
  const wrong: string[] = [];
  const worked = new Set<string>();
  for (const one of all.filter(isRight)) {
    const { wrong: found, id } = await tryOne(method, sample, one);
    wrong.push(...found);
    const kind = `${one.what} in ${one.path.split('.')[0]}`;
    if (id === undefined || isPlainText(one.what) || worked.has(kind)) continue;
    worked.add(kind);
    const followed = sample.follow?.(id);
    await followed?.catch((error: Error) =>
      wrong.push(`${kind} is of no use: ${error.message.slice(0, 400)}`),
    );
  }
  const before = await rowCounts();
  const bad = all.filter((each) => !isRight(each));
  for (let from = 0; from < bad.length; from += AT_ONCE) {
    const some = bad.slice(from, from + AT_ONCE).map((one) => tryOne(method, sample, one));
    wrong.push(...(await Promise.all(some)).flatMap((tried) => tried.wrong));
  }
  if ((await rowCounts()) !== before) wrong.push(`${method} ${sample.path} stored something it refused`);
  return wrong;
}

const BODIES: readonly (readonly [what: string, body: string, type: string, statuses: readonly number[]])[] =
  [
    ['1 MB of text', JSON.stringify({ name: 'x'.repeat(1_000_000) }), 'application/json', [413]],
    ['text', 'name=Ada', 'text/plain', [415]],
    ['XML', '<patient/>', 'application/xml', [415]],
    ['a form', 'colour=blue', 'application/x-www-form-urlencoded', [422]],
    ['a form with parts', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x', [415]],
    ['truncated JSON', '{"name": "Ada', 'application/json', [400]],
    ['two of JSON', '{}{}', 'application/json', [400]],
    ['JSON in UTF-16', Buffer.from('{"name":"A"}', 'utf16le').toString('latin1'), 'application/json', [400]],
    ['a list', '[]', 'application/json', [422]],
    ['a list of objects', '[{}]', 'application/json', [422]],
    ['text as JSON', '"text"', 'application/json', [422]],
    ['a number', '7', 'application/json', [422]],
    ['true', 'true', 'application/json', [422]],
    ['deep objects', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`, 'application/json', [422]],
  ];

const bodyRoutes = (): string[] =>
  here.house.routes
    .filter(({ method, path }) => path.startsWith('/api/') && !['GET', 'HEAD', 'OPTIONS'].includes(method))
    .map(({ method, path }) => `${method} ${path}`);

describe('a request with one thing wrong', () => {
  it('is tried at every route of the API that takes a body', () => {
    expect(bodyRoutes().toSorted()).toEqual(Object.keys(samples).toSorted());
  });

  it('is refused with the field and what would be right, and stores nothing', async () => {
    const wrong: string[] = [];
    for (const [route, list] of Object.entries(samples)) {
      for (const sample of list) wrong.push(...(await trySpoiled(route.split(' ')[0] ?? '', sample)));
    }
    expect(wrong).toEqual([]);
  }, 480_000);

  it('is refused whole when it cannot be read, and stores nothing', async () => {
    const wrong: string[] = [];
    const before = await rowCounts();
    for (const [route, list] of Object.entries(samples)) {
      const [sample] = list;
      for (const [what, body, type, statuses] of sample ? BODIES : []) {
        const answer = await send(route.split(' ')[0] ?? '', sample?.path ?? '', body, type);
        const told = text(answer.body['error']) && answer.body['faults'] && answer.body['reference'];
        if (!told || !statuses.includes(answer.status)) wrong.push(`${route} with ${what}: ${answer.status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await rowCounts()).toBe(before);
  }, 60_000);
});
