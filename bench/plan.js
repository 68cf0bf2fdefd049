// How long one plan() takes, for each form, on the published and the example requests.
import { readFileSync } from 'node:fs';
import { CATALOGUE } from '../dist/src/catalogue/catalogue.js';
import { SHIPPED_FORMULAS } from '../dist/src/catalogue/formulas.js';
import { plan } from '../dist/src/planning/plan.js';
import { readPlanRequest } from '../dist/src/planning/read-plan-request.js';
import { percentile, times } from './measure.js';

const CASES = {
  capsule: '01-capsules-published',
  'oral-liquid': '02-oral-liquid-published',
  'sublingual-drops': '04-sublingual-drops',
  cream: '05-cream-sixty-days',
  trituration: '11-uldn-capsules-trituration',
  'titration kit': '12-titration-kit',
  'capsule, blocked, with ways out': '07-milk-allergy-block',
};

/** More than the engine remembers dilutions of, each with another assay: what is timed is worked out anew each time. */
const VARIANTS = 240;

function variantsOf(file) {
  const text = readFileSync(new URL(`../examples/${file}.json`, import.meta.url), 'utf8');
  return Array.from({ length: VARIANTS }, (_none, at) => {
    const json = JSON.parse(text);
    for (const lot of json.lots ?? []) if (lot.assay) lot.assay = `${99 + at / 1000} %`;
    return readPlanRequest(json, CATALOGUE).request;
  });
}

function measure(file) {
  const knowledge = { catalogue: CATALOGUE, formulas: SHIPPED_FORMULAS };
  const requests = variantsOf(file);
  let next = 0;
  const took = times(() => plan(requests[next++ % VARIANTS], knowledge), { warmUp: 240, rounds: 960 });
  return { p50: percentile(took, 0.5), p95: percentile(took, 0.95) };
}

export async function run() {
  const p50Ms = {};
  const p95Ms = {};
  process.stdout.write('plan()                             p50 ms    p95 ms\n');
  for (const [name, file] of Object.entries(CASES)) {
    const { p50, p95 } = measure(file);
    p50Ms[name] = p50;
    p95Ms[name] = p95;
    process.stdout.write(`${name.padEnd(34)} ${String(p50).padStart(7)}   ${String(p95).padStart(7)}\n`);
  }
  process.stdout.write(`${JSON.stringify({ suite: 'plan', p50Ms, p95Ms })}\n`);
}
