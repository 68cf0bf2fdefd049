// How long screening takes for 50 components by 20 allergies, and how long the ways out of a block take.
import { readFileSync } from 'node:fs';
import { CATALOGUE } from '../dist/src/catalogue/catalogue.js';
import { SHIPPED_FORMULAS } from '../dist/src/catalogue/formulas.js';
import { day } from '../dist/src/calendar/day.js';
import { plan } from '../dist/src/planning/plan.js';
import { readPlanRequest } from '../dist/src/planning/read-plan-request.js';
import { DEFAULT_POLICY } from '../dist/src/policy/policy.js';
import { amount } from '../dist/src/quantities/amount.js';
import { screen } from '../dist/src/screening/screen.js';
import { percentile, times } from './measure.js';

const ALLERGIES = [
  'milk sugar', 'allergic to penicillin', 'Shellfish allergy', 'parabens', 'Allergy to grass pollen',
  'House dust mite allergy', 'PEG 3350', 'gelatine', 'sulfa', 'FD&C Red No. 40', 'coeliac disease',
  'peanuts and tree nuts', 'soya lecithin', 'lanolin', 'lactoze', 'the red syrup', 'naloxone',
  'corn starch, maize', 'Latex', 'vegan',
]; // prettier-ignore

function question() {
  return {
    patient: {
      name: 'Ada Example',
      birthDate: day('1980-02-29'),
      allergies: {
        status: 'recorded',
        entries: ALLERGIES.map((text) => ({ text, kind: 'allergy', clinicalStatus: 'active', coding: [] })),
      },
      medications: { reviewedOn: day('2026-11-20'), entries: [] },
      conditions: { reviewedOn: day('2026-11-20'), entries: [] },
    },
    components: CATALOGUE.ingredients
      .slice(0, 50)
      .map(({ id, roles }) => ({ ingredient: id, role: roles[0], path: ['part'] })),
    form: 'capsule',
    route: 'oral',
    productClass: 'LDN',
    dose: amount('4.5 mg'),
    timesPerDay: 1,
    uldnWithOpioidStatement: false,
    compoundedOn: day('2026-11-22'),
    policy: DEFAULT_POLICY,
    catalogue: CATALOGUE,
  };
}

export async function run() {
  const asked = question();
  const screening = times(() => screen(asked), { warmUp: 100, rounds: 500 });
  const file = new URL('../examples/07-milk-allergy-block.json', import.meta.url);
  const { request } = readPlanRequest(JSON.parse(readFileSync(file, 'utf8')), CATALOGUE);
  const knowledge = { catalogue: CATALOGUE, formulas: SHIPPED_FORMULAS };
  const ways = times(() => plan(request, knowledge), { warmUp: 50, rounds: 200 });
  const answer = {
    suite: 'screening',
    p95Ms: percentile(screening, 0.95),
    alternativesP95Ms: percentile(ways, 0.95),
  };
  process.stdout.write(
    `50 components × 20 allergies       p50 ${percentile(screening, 0.5)} ms   p95 ${answer.p95Ms} ms\n`,
  );
  process.stdout.write(
    `blocked capsule with its ways out  p50 ${percentile(ways, 0.5)} ms   p95 ${answer.alternativesP95Ms} ms\n`,
  );
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
