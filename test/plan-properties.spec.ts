import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day, isBefore } from '../src/calendar/day.js';
import { CATALOGUE } from '../src/catalogue/catalogue.js';
import { FORMS, VEHICLES } from '../src/catalogue/formula.js';
import { SHIPPED_FORMULAS } from '../src/catalogue/formulas.js';
import { CAPSULE_SIZES, type Role } from '../src/catalogue/ingredient.js';
import { isOpen, worst } from '../src/findings/finding.js';
import type { Batch } from '../src/batching/batching.types.js';
import { plan } from '../src/planning/plan.js';
import type { PlanRequest } from '../src/planning/plan-request.js';
import { batchesOf, labelsOf, type Plan } from '../src/planning/plan.types.js';
import { readPlanRequest } from '../src/planning/read-plan-request.js';
import { SETTINGS } from '../src/policy/policy.js';
import { ALLERGY_KINDS } from '../src/screening/screening.types.js';
import { STANDARDS } from '../src/stability/standards.js';
import {
  ANHYDROUS,
  CELLULOSE,
  CREAM_LOTS,
  DIHYDRATE,
  LIQUID_LOTS,
  type JsonRequest,
} from './support/plan-requests.js';
import { Rational } from './support/rational.js';
import { lastDigit, sized } from './support/rational-amount.js';
import { chainOf, takenWithDiluent } from './support/rational-dilution.js';
import { factsOf } from './support/rational-facts.js';
import { randomRequest } from './support/rational-requests.js';

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
    balanceError: fc.constantFrom('1 %', '5 %', '25 %'),
    preparationErrorTolerance: fc.constantFrom('0 %', '1 %', '10 %', '100 %'),
    triturationMostDilution: fc.constantFrom('0', '1', '2', '10', '9999'),
    triturationMostPowder: mass,
    leastMeasuredVolume: volume,
    measuredVolumeError: fc.constantFrom('0 %', '2 %', '20 %'),
    intermediatePeriod: fc.integer({ min: 1, max: 999 }).map(String),
    titrationMostStrengths: fc.integer({ min: 0, max: 4 }).map(String),
    deliveryDays: fc.integer({ min: 0, max: 60 }).map(String),
    leastLastMakeDays: fc.integer({ min: 1, max: 99 }).map(String),
  },
  { requiredKeys: [] },
);

/** What any piece of equipment may say of itself; often overdue. */
const checked = {
  name: optional(fc.constant('B-1')),
  calibratedOn: optional(days),
  calibrationDue: optional(days),
};
const balances = fc.oneof(
  fc.record({ readability: mass, minimumWeighable: mass, ...checked }),
  fc.record({ readability: mass, sensitivity: mass, ...checked }),
  fc.record({ readability: mass, standardDeviation: fc.oneof(mass, fc.constant('0 mg')), ...checked }),
  fc.constant({ readability: '0.1 mg', minimumWeighable: '120 mg' }),
);
const droppers = fc.record({
  dropsPerMl: fc.constantFrom('24.3', '0.0001', '999', '24'),
  calibratedFor: fc.constantFrom('ldn-sublingual-drops', 'ldn-cream'),
  calibratedStrength: optional(fc.constantFrom('6 mg/mL', '1 mg/mL')),
  dropperLot: optional(fc.constantFrom('D-1', 'D-2')),
  suppliedLot: optional(fc.constantFrom('D-1', 'D-2')),
  ...checked,
});
const counted = fc.record({
  drops: fc.integer({ min: 1, max: 999 }).map(String),
  mass,
  density: fc.constantFrom('1.1 g/mL', '0.97 g/mL'),
  calibratedFor: fc.constant('ldn-sublingual-drops'),
});
const steps = fc.array(
  fc.record({
    dose: fc.oneof(fc.constantFrom('0.5 mg', '1.5 mg', '3 mg', '4.5 mg', '1 mcg', '2 mcg'), mass),
    days: fc.integer({ min: 1, max: 100 }),
  }),
  { maxLength: 5 },
);
const pastOrder = fc.record({
  on: days,
  productClass: fc.constantFrom('LDN', 'ULDN'),
  form: fc.constantFrom(...FORMS),
  dose: mass,
});

/** Well-formed requests, sensible and senseless. */
const requests = fc.record({
  compoundedOn: days,
  standard: fc.constantFrom(...STANDARDS),
  policy,
  equipment: fc.record(
    {
      balance: balances,
      dropper: fc.oneof(droppers, counted),
      applicator: fc.record({
        perClick: fc.oneof(fc.constant('0.25 mL'), volume),
        priming: volume,
        deadVolume: optional(volume),
        calibratedBase: optional(named('base')),
        clickError: optional(fc.constantFrom('0 %', '5 %', '100 %')),
        ...checked,
      }),
      syringe: fc.record({ graduation: fc.oneof(fc.constant('0.1 mL'), volume), ...checked }),
      capsuleMachine: fc.record({
        sizes: fc.uniqueArray(fc.constantFrom(...CAPSULE_SIZES), { minLength: 1 }),
        ...checked,
      }),
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
    pastOrders: optional(fc.array(pastOrder, { maxLength: 3 })),
  }),
  prescription: fc.record({
    productClass: fc.constantFrom('LDN', 'LDN', 'LDN', 'ULDN'),
    form: fc.constantFrom(...FORMS),
    dose: fc.oneof(fc.constantFrom('4.5 mg', '1 mcg'), mass),
    strengthBasis: optional(fc.constantFrom('naltrexone hydrochloride', 'naltrexone')),
    timesPerDay: fc.integer({ min: 1, max: 4 }),
    timing: optional(fc.constantFrom('bedtime', 'morning', 'midday', 'evening')),
    daysSupply: fc.integer({ min: 1, max: 366 }),
    strength: optional(fc.oneof(fc.constantFrom('1 mg/mL', '9 mg/mL', '6 mg/mL'), measured('mg/mL', 'mg/g', 'g/L'))),
    filler: optional(named('filler')),
    shell: optional(named('shell')),
    base: optional(named('base')),
    vehicle: optional(fc.constantFrom(...VEHICLES)),
    titration: optional(steps),
    titrationStrengths: optional(fc.array(fc.oneof(fc.constantFrom('0.5 mg', '1.5 mg'), mass), { maxLength: 4 })),
    tablets: optional(named('source-tablet')),
    quantity: optional(measured('capsule', 'mL', 'g')),
    deliveryDays: optional(fc.integer({ min: 0, max: 60 })),
    uldnWithOpioidStatement: optional(fc.boolean()),
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

/** A share of what both sides are, for the 40 digits that the engine keeps of an endless decimal. */
const ALL_DIGITS = Rational.ratio(1n, 10n ** 34n);

function expectPlainAmounts(answer: Plan): void {
  for (const batch of batchesOf(answer)) {
    for (const { exact, weigh, perUnit, factor } of batch.components) {
      for (const text of [exact, weigh.replace('q.s. ', ''), perUnit, factor]) {
        if (text !== undefined) expect(text).toMatch(POINT_NUMBER);
      }
    }
    for (const { api, total, strength, take, takeExact } of batch.triturations) {
      for (const text of [api, total, strength, take, takeExact]) expect(text).toMatch(POINT_NUMBER);
    }
    expect(JSON.stringify(batch)).not.toMatch(/NaN|Infinity|undefined|\de[+-]?\d/u);
  }
  for (const { quantity } of answer.supply?.fills ?? []) expect(quantity).toMatch(POINT_NUMBER);
}

/** What one printed amount may lack: digits that were cut off, or half of its last digit. */
const unsure = (texts: readonly (string | undefined)[]): Rational =>
  Rational.sum(texts.flatMap((text) => (text === undefined ? [] : [lastDigit(text)])));

/** mg that the API's own weighing, or the powder with it, brings into a batch. */
function partsOf(batch: Batch): { texts: string[]; sum: Rational } {
  const solids = batch.components.filter(({ exact }) => exact?.endsWith('g'));
  const texts = solids.map(({ exact = '' }) => exact);
  const sums = solids.map(({ ingredient, exact = '' }) =>
    sized(exact).plus(takenWithDiluent(batch, ingredient, sized(exact))),
  );
  return { texts, sum: Rational.sum(sums) };
}

/** Capsules: API, filler and what comes with triturations are the fills. Cream: all of it is the whole. */
function expectPartsToSum(answer: Plan): void {
  if (answer.findings.some(({ rule }) => rule === 'weighing.below-minimum')) return;
  for (const batch of batchesOf(answer)) {
    const { sum, texts } = partsOf(batch);
    if (batch.unitWeight !== undefined) {
      const made = Rational.of(batch.unitsWithLoss);
      const each = batch.components.flatMap(({ perUnit }) => perUnit ?? []);
      const off = unsure(each).times(made).plus(unsure(texts));
      const ofUnits = Rational.sum(each.map((text) => sized(text))).times(made);
      expect(ofUnits.minus(sum).abs().compare(off)).toBeLessThanOrEqual(0);
      const whole = sized(batch.unitWeight);
      const share = sum.over(made).minus(whole).abs();
      expect(share.compare(unsure([...texts, batch.unitWeight]))).toBeLessThanOrEqual(0);
    } else if (batch.totalMass !== undefined) {
      const off = unsure([...texts, batch.totalMass]);
      expect(sized(batch.totalMass).minus(sum).abs().compare(off)).toBeLessThanOrEqual(0);
    }
  }
}

/** Nothing is lost from one step to the next, and a step is never kept longer than what it is made from. */
function expectDilutionsToHold(answer: Plan, { lots }: PlanRequest): void {
  const expiry = (id?: string, lot?: string): string | undefined =>
    lots?.find((each) => each.ingredient === id && each.lot === lot)?.expiresOn.toString();
  for (const batch of batchesOf(answer)) {
    expect(new Set(batch.triturations.map(({ makes }) => makes)).size).toBe(batch.triturations.length);
    for (const { ingredient } of batch.components) {
      const chain = chainOf(batch, ingredient);
      chain.forEach((step, at) => {
        const held = sized(step.strength).times(sized(step.total));
        const before = chain[at - 1];
        if (before) {
          const given = sized(before.strength).times(sized(before.takeExact));
          expect(given.minus(held).abs().compare(held.times(ALL_DIGITS))).toBeLessThanOrEqual(0);
          expect([step.makes, step.useBy <= before.useBy]).toEqual([step.makes, true]);
        }
        for (const parent of [expiry(step.apiId, step.apiLot), expiry(step.diluent.id, step.diluent.lot)]) {
          if (parent !== undefined) expect([step.makes, step.useBy <= parent]).toEqual([step.makes, true]);
        }
        expect(sized(step.takeExact).compare(sized(step.total))).toBeLessThanOrEqual(0);
      });
    }
  }
}

function expectEveryPairScreened(answer: Plan, { patient }: PlanRequest): void {
  const { status, entries } = patient.allergies;
  const asked = entries.length + (status !== 'recorded' || entries.length === 0 ? 1 : 0);
  const components = new Set(answer.screened.map(({ component }) => component));
  expect(answer.screened.length % asked).toBe(0);
  expect(answer.screened.length).toBeGreaterThanOrEqual(components.size * asked);
  for (const batch of batchesOf(answer)) {
    for (const { ingredient } of batch.components) expect(components).toContain(ingredient);
    for (const { diluent } of batch.triturations) expect(components).toContain(diluent.ingredient);
  }
}

function expectDatesToHold({ stability, supply }: Plan, { prescription }: PlanRequest): void {
  if (!stability) return;
  expect(stability.limits.filter(({ binding }) => binding)).toHaveLength(1);
  for (const limit of stability.limits)
    expect(isBefore(day(limit.date), day(stability.beyondUseDate))).toBe(false);
  const [first] = supply?.fills ?? [];
  if (!supply || !first) return;
  const inSteps = prescription.titration.reduce((sum, step) => sum + step.days, 0);
  expect(supply.fills.reduce((sum, fill) => sum + fill.days, 0)).toBe(inSteps || prescription.daysSupply);
  const lastDose = day(first.firstUse).add({ days: first.days - 1 });
  expect(isBefore(day(stability.beyondUseDate), lastDose)).toBe(false);
}

function expectStatusToFollow(answer: Plan): void {
  const open = answer.findings.filter(isOpen);
  expect(answer.status).toBe(worst(open.map(({ status }) => status)));
  expect(answer.releasable).toBe(open.length === 0);
  expect(new Set(answer.findings.map(({ id }) => id)).size).toBe(answer.findings.length);
  if (answer.label) expect(answer.batch && answer.stability).toBeTruthy();
  if (!answer.releasable) return;
  expect(labelsOf(answer)).toHaveLength(batchesOf(answer).length);
  expect(answer.label).not.toBeNull();
  for (const batch of batchesOf(answer)) {
    expect(batch.worstCaseError).not.toBeNull();
    expect(batch.doseVolume).not.toBe('0 mL');
    expect(batch.components.some(({ weigh }) => weigh.startsWith('0 '))).toBe(false);
  }
}

const RUNS = Number(process.env['PLAN_RUNS'] ?? 100);

describe('a plan for any well-formed request', () => {
  it('comes back whole: plain amounts, parts that sum, every pair screened, dates and status that follow', () => {
    fc.assert(
      fc.property(requests, (json) => {
        const request = read(json);
        const answer = plan(request, KNOWLEDGE);
        expectPlainAmounts(answer);
        expectPartsToSum(answer);
        expectDilutionsToHold(answer, request);
        expectEveryPairScreened(answer, request);
        expectDatesToHold(answer, request);
        expectStatusToFollow(answer);
      }),
      { numRuns: RUNS },
    );
  }, 600_000);
});

/** Requests as pharmacies send them, by number; see rational-requests.ts. */
const sensible = fc.integer({ min: 1, max: 1_000_000_000 }).map(randomRequest);
const answered = (json: JsonRequest): Plan => plan(read(json), KNOWLEDGE);
const blocked = (answer: Plan): boolean => answer.findings.some(({ status }) => status === 'block');

function perUnitOf(batch: Batch, role: Role): string | undefined {
  return batch.components.find((part) => part.role === role)?.perUnit;
}

describe('a plan for a sensible request', () => {
  const check = (property: (json: JsonRequest) => void): void =>
    fc.assert(fc.property(sensible, property), { numRuns: RUNS });

  it('has components that sum to the whole, and dilutions from which nothing is lost', () => {
    check((json) => {
      const request = read(json);
      const answer = plan(request, KNOWLEDGE);
      expectPartsToSum(answer);
      expectDilutionsToHold(answer, request);
    });
  }, 600_000);

  it('never lets more loss change the dose: what is in one capsule, and how many are taken', () => {
    check((json) => {
      if (json.prescription['form'] !== 'capsule') return;
      const [less, more] = ['0 %', '25 %'].map((processLoss) =>
        answered({ ...json, policy: { ...json.policy, processLoss } }),
      );
      if (!less || !more) throw new Error('no plans');
      expect(more.supply).toEqual(less.supply);
      batchesOf(less).forEach((batch, at) => {
        const other = batchesOf(more)[at];
        if (!other) throw new Error('a batch is missing');
        expect([perUnitOf(other, 'API'), other.strength]).toEqual([perUnitOf(batch, 'API'), batch.strength]);
        if (other.capsuleSize !== batch.capsuleSize) return;
        expect([other.unitWeight, perUnitOf(other, 'filler')]).toEqual([
          batch.unitWeight,
          perUnitOf(batch, 'filler'),
        ]);
      });
    });
  }, 600_000);

  it('takes twice of everything for twice the days', () => {
    check((json) => {
      const { applicator } = json.equipment;
      const {
        daysSupply: _days,
        titration: _steps,
        deliveryDays: _wait,
        tablets: _,
        ...asked
      } = json.prescription;
      const once = (daysSupply: number): Plan =>
        answered({
          ...json,
          prescription: { ...asked, daysSupply },
          policy: { ...json.policy, liquidOverfill: '0 mL' },
          equipment: {
            ...json.equipment,
            ...(applicator
              ? { applicator: { perClick: applicator['perClick'] ?? '', priming: '0 mL' } }
              : {}),
          },
        });
      const [single, twofold] = [once(7).batch, once(14).batch];
      expect(twofold === null).toBe(single === null);
      if (!single || !twofold || single.capsuleSize !== twofold.capsuleSize) return;
      if (single.triturations.length + twofold.triturations.length > 0) return;
      single.components.forEach(({ ingredient, exact }, at) => {
        const other = twofold.components[at]?.exact;
        if (exact === undefined || other === undefined) return;
        const off = sized(other).minus(sized(exact).times(2)).abs();
        expect([ingredient, off.compare(unsure([exact, exact, other])) <= 0]).toEqual([ingredient, true]);
      });
    });
  }, 600_000);

  it('passes with no weighing under the balance’s minimum, and no volume too small to measure', () => {
    check((json) => {
      const answer = answered(json);
      if (blocked(answer)) return;
      const { minimum, setting } = factsOf(json, answer.findings);
      const least = (text: string): Rational =>
        text.endsWith('L') ? setting('leastMeasuredVolume', '1 mL') : minimum;
      for (const batch of batchesOf(answer)) {
        const direct = batch.components.filter(({ method }) => method === 'direct').map(({ weigh }) => weigh);
        const steps = batch.triturations.flatMap(({ api, take, diluent }) => [api, take, diluent.weigh]);
        for (const text of [...direct, ...steps.filter((each) => !each.startsWith('q.s.'))]) {
          expect([text, sized(text).compare(least(text)) >= 0]).toEqual([text, true]);
        }
      }
    });
  }, 600_000);
});
