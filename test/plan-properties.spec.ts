import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, isBefore } from '../src/calendar/day.js';
import { CATALOGUE } from '../src/catalogue/catalogue.js';
import { FORMS, VEHICLES } from '../src/catalogue/formula.js';
import { SHIPPED_FORMULAS } from '../src/catalogue/formulas.js';
import { CAPSULE_SIZES, type Role } from '../src/catalogue/ingredient.js';
import { isOpen, worst } from '../src/findings/finding.js';
import { plan } from '../src/planning/plan.js';
import type { PlanRequest } from '../src/planning/plan-request.js';
import type { Plan } from '../src/planning/plan.types.js';
import { readPlanRequest } from '../src/planning/read-plan-request.js';
import { SETTINGS } from '../src/policy/policy.js';
import { Amount } from '../src/quantities/amount.js';
import { ALLERGY_KINDS } from '../src/screening/screening.types.js';
import { STANDARDS } from '../src/stability/standards.js';
import { ANHYDROUS, CELLULOSE, CREAM_LOTS, DIHYDRATE, LIQUID_LOTS } from './support/plan-requests.js';

const KNOWLEDGE = { catalogue: CATALOGUE, formulas: SHIPPED_FORMULAS };

const named = (role: Role) =>
  fc.constantFrom(...CATALOGUE.ingredients.filter(({ roles }) => roles.includes(role)).map(({ id }) => id));

/** From far below to far above anything a person takes; never zero, which is a fault. */
const number = fc.oneof(
  fc.constantFrom('4.5', '1', '0.5', '3', '0.1'),
  fc
    .tuple(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 0, max: 12 }))
    .map(([digits, places]) =>
      places === 0 ? String(digits) : `0.${String(digits).padStart(places + 6, '0')}`,
    ),
  fc.bigInt({ min: 1n, max: 10n ** 25n }).map(String),
);
const measured = (...units: string[]) =>
  fc.tuple(number, fc.constantFrom(...units)).map(([digits, unit]) => `${digits} ${unit}`);
const mass = measured('mcg', 'mg', 'g', 'kg');
const volume = measured('mL', 'L');
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const days = fc
  .integer({ min: 0, max: 800 })
  .map((after) => day('2024-02-29').add({ days: after }).toString());

const allergy = fc.record({
  text: fc.constantFrom('lactose', "cow's milk", 'gelatin', 'parabens', 'corn', 'PEG', 'the red syrup', 'sulfa'),
  kind: fc.constantFrom(...ALLERGY_KINDS),
  verificationStatus: optional(fc.constantFrom('confirmed', 'unconfirmed', 'refuted', 'entered-in-error')),
  criticality: optional(fc.constantFrom('low', 'high')),
}); // prettier-ignore

const lot = fc.record({
  ingredient: fc.oneof(
    fc.constantFrom('naltrexone hydrochloride', 'naltrexone', CELLULOSE.ingredient, 'glycerol'),
    named('shell'),
    named('base'),
    named('source-tablet'),
  ),
  lot: fc.nat({ max: 999_999 }).map((n) => `Z-${n}`),
  expiresOn: fc.oneof(
    days,
    days.map((text) => text.slice(0, 7)),
  ),
  onHand: fc.oneof(mass, volume),
  form: optional(fc.constantFrom('anhydrous', 'dihydrate', 'monohydrate', 'base')),
  assay: optional(fc.integer({ min: 1, max: 110 }).map((percent) => `${percent} %`)),
  assayBasis: optional(fc.constantFrom('anhydrous', 'as-is')),
  water: optional(fc.integer({ min: 0, max: 50 }).map((percent) => `${percent} %`)),
  packStat: optional(fc.dictionary(fc.constantFrom(...CAPSULE_SIZES), mass, { maxKeys: 4 })),
  density: optional(measured('g/mL', 'kg/L')),
});
const GOOD_LOTS = [ANHYDROUS, CELLULOSE, ...LIQUID_LOTS, ...CREAM_LOTS('cetomacrogol cream', '0.97 g/mL')];
const distinct = (lots: readonly { ingredient: string; lot: string }[]) => [
  ...new Map(lots.map((each) => [`${each.ingredient} ${each.lot}`, each])).values(),
];

const policy = fc.record(
  {
    processLoss: fc.integer({ min: 0, max: 100 }).map((percent) => `${percent} %`),
    minimumFillerShare: fc.integer({ min: 0, max: 100 }).map((percent) => `${percent} %`),
    liquidOverfill: volume,
    dropDoseTolerance: fc.constantFrom('0 %', '5 %', '100 %'),
    clickDoseTolerance: fc.constantFrom('0 %', '5 %', '100 %'),
    liquidDoseRoundingTolerance: fc.constantFrom('0 %', '5 %', '100 %'),
    maximumApplicationVolume: volume,
    creamPeriod: fc.integer({ min: 1, max: 9999 }).map(String),
    dayCount: fc.constantFrom(...SETTINGS.dayCount.choices),
  },
  { requiredKeys: [] },
);

/** Well-formed requests, sensible and senseless. */
const requests = fc.record({
  compoundedOn: days,
  standard: fc.constantFrom(...STANDARDS),
  policy,
  equipment: fc.record(
    {
      balance: fc.record({ readability: mass, minimumWeighable: mass }),
      dropper: fc.record({
        dropsPerMl: fc.constantFrom('24.3', '0.0001', '999', '24'),
        calibratedFor: fc.constantFrom('ldn-sublingual-drops', 'ldn-cream'),
      }),
      applicator: fc.record({ perClick: volume, priming: volume }),
      syringe: fc.record({ graduation: volume }),
    },
    { requiredKeys: [] },
  ),
  patient: fc.record({
    name: fc.constant('Ada Example'),
    birthDate: optional(fc.constant('1980-02-29')),
    allergies: fc.oneof(
      fc.record({
        status: fc.constantFrom('recorded', 'none-known', 'not-asked'),
        entries: fc.array(allergy, { maxLength: 4 }),
      }),
      fc.constant({ status: 'none-known' }),
    ),
    medications: fc.constantFrom(
      { reviewedOn: '2024-02-29', entries: [] },
      { reviewedOn: '2024-02-29', entries: [{ text: 'Percocet 5/325', status: 'active' }] },
    ),
  }),
  prescription: fc.record({
    productClass: fc.constantFrom('LDN', 'LDN', 'LDN', 'ULDN'),
    form: fc.constantFrom(...FORMS),
    dose: fc.oneof(fc.constant('4.5 mg'), mass),
    strengthBasis: optional(fc.constantFrom('naltrexone hydrochloride', 'naltrexone')),
    timesPerDay: fc.integer({ min: 1, max: 4 }),
    timing: optional(fc.constantFrom('bedtime', 'morning', 'midday', 'evening')),
    daysSupply: fc.integer({ min: 1, max: 366 }),
    strength: optional(fc.oneof(fc.constantFrom('1 mg/mL', '9 mg/mL', '6 mg/mL'), measured('mg/mL', 'mg/g', 'g/L'))),
    filler: optional(named('filler')),
    shell: optional(named('shell')),
    base: optional(named('base')),
    vehicle: optional(fc.constantFrom(...VEHICLES)),
  }), // prettier-ignore
  lots: fc.oneof(
    fc.constant(undefined),
    fc.array(lot, { maxLength: 6 }).map(distinct),
    fc.array(lot, { maxLength: 3 }).map((some) => distinct([...GOOD_LOTS, ...some])),
    fc.constant(distinct([DIHYDRATE, ...GOOD_LOTS.slice(1)])),
  ),
});

function read(json: unknown): PlanRequest {
  const reading = readPlanRequest(JSON.parse(JSON.stringify(json)), CATALOGUE);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return reading.request;
}

const POINT_NUMBER = /^\d+(\.\d+)?…?( \S+)?$/u;

function expectPlainAmounts({ batch, supply }: Plan): void {
  for (const { exact, weigh, perUnit, factor } of batch?.components ?? []) {
    for (const text of [exact, weigh.replace('q.s. ', ''), perUnit, factor]) {
      if (text !== undefined) expect(text).toMatch(POINT_NUMBER);
    }
  }
  for (const { quantity } of supply?.fills ?? []) expect(quantity).toMatch(POINT_NUMBER);
  expect(JSON.stringify(batch)).not.toMatch(/NaN|Infinity|undefined|\de[+-]?\d/u);
}

function massOf(text = '0 mg'): number {
  const [digits = '0', unit = 'mg'] = text.replace('…', '').split(' ');
  return Amount.of(digits, unit as 'mg')
    .in('mg')
    .toNumber();
}

/** Capsule: API and filler are the fill. Cream: all components are the whole. */
function expectPartsToSum({ batch, formula }: Plan): void {
  if (!batch || formula?.id.startsWith('ldn-oral') || formula?.id.startsWith('ldn-sublingual')) return;
  const whole = massOf(batch.totalMass ?? batch.unitWeight);
  const parts = batch.components.map(({ exact, perUnit }) => massOf(batch.totalMass ? exact : perUnit));
  const sum = parts.reduce((so, part) => so + part, 0);
  expect(Math.abs(sum - whole)).toBeLessThanOrEqual(0.51 + whole * 1e-9);
}

function expectEveryPairScreened(answer: Plan, { patient }: PlanRequest): void {
  const formula = SHIPPED_FORMULAS.find(({ id }) => id === answer.formula?.id);
  const components = formula?.ingredients.length ?? 1;
  const { status, entries } = patient.allergies;
  const list = status !== 'recorded' || entries.length === 0 ? 1 : 0;
  expect(answer.screened).toHaveLength(components * (entries.length + list));
}

function expectDatesToHold({ stability, supply }: Plan, { prescription }: PlanRequest): void {
  if (!stability) return;
  expect(stability.limits.filter(({ binding }) => binding)).toHaveLength(1);
  for (const limit of stability.limits)
    expect(isBefore(day(limit.date), day(stability.beyondUseDate))).toBe(false);
  if (!supply) return;
  expect(supply.fills.reduce((sum, fill) => sum + fill.days, 0)).toBe(prescription.daysSupply);
  const [first] = supply.fills;
  const lastDose = day(first?.firstUse ?? '').add({ days: (first?.days ?? 0) - 1 });
  expect(isBefore(day(stability.beyondUseDate), lastDose)).toBe(false);
}

function expectStatusToFollow(answer: Plan): void {
  const open = answer.findings.filter(isOpen);
  expect(answer.status).toBe(worst(open.map(({ status }) => status)));
  expect(answer.releasable).toBe(open.length === 0);
  expect(new Set(answer.findings.map(({ id }) => id)).size).toBe(answer.findings.length);
  if (answer.label) expect(answer.batch && answer.stability).toBeTruthy();
  if (answer.releasable) {
    expect(answer.label).not.toBeNull();
    expect(answer.batch?.components.some(({ method }) => method === 'trituration')).toBe(false);
    expect(answer.batch?.doseVolume).not.toBe('0 mL');
  }
}

describe('a plan for any well-formed request', () => {
  it('comes back whole: plain amounts, parts that sum, every pair screened, dates and status that follow', () => {
    fc.assert(
      fc.property(requests, (json) => {
        const request = read(json);
        const answer = plan(request, KNOWLEDGE);
        expectPlainAmounts(answer);
        expectPartsToSum(answer);
        expectEveryPairScreened(answer, request);
        expectDatesToHold(answer, request);
        expectStatusToFollow(answer);
      }),
      { numRuns: Number(process.env['PLAN_RUNS'] ?? 150) },
    );
  });
});
