import { describe, expect, it } from '@jest/globals';
import { workingBalance } from '../src/batching/balance.js';
import type { Batch, Trituration } from '../src/batching/batching.types.js';
import { CATALOGUE } from '../src/catalogue/catalogue.js';
import { SHIPPED_FORMULAS } from '../src/catalogue/formulas.js';
import { plan } from '../src/planning/plan.js';
import { batchesOf, type Plan } from '../src/planning/plan.types.js';
import type { PlanRequest } from '../src/planning/plan-request.js';
import { readPlanRequest } from '../src/planning/read-plan-request.js';
import { policyAmount, type SettingName } from '../src/policy/policy.js';
import {
  ANHYDROUS,
  CELLULOSE,
  CREAM_LOTS,
  DIHYDRATE,
  EQUIPMENT,
  FINE_EQUIPMENT,
  LIQUID_LOTS,
  requestFor,
  type JsonRequest,
} from './support/plan-requests.js';
import { sized } from './support/rational-amount.js';
import { Dice } from './support/rational-dice.js';
import { chainOf } from './support/rational-dilution.js';
import { factsOf, type Facts } from './support/rational-facts.js';
import { randomRequest } from './support/rational-requests.js';

/**
 * The weighing plan as a bench would carry it out, ten thousand times: every weighing off by what the balance may be off
 * (the limit is the most of a uniform error, or three standard deviations of a normal one), every volume by policy
 * `measuredVolumeError`. What the plan does not count is not simulated either: uneven mixing, filling and process loss,
 * and what stays in a syringe. What it counts is: rounding of each weight, the mark of each flask, and for the dose the
 * syringe's half graduation, the dropper, the click.
 */
const BATCHES = Number(process.env['MONTE_CARLO_BATCHES'] ?? 10_000);
const LEAST_WITHIN = 0.99;
/** Binary arithmetic of the simulation, not of the engine. */
const FLOAT = 1e-9;
/** mL: a total volume is printed to 0.01 mL. */
const HALF_A_HUNDREDTH = 0.005;

type Model = 'uniform' | 'normal';
const MODELS: readonly Model[] = ['uniform', 'normal'];

interface Bench {
  /** As far off as `limit` allows, by the model. */
  off(limit: number): number;
  readonly limitMg: number;
  readonly volumeShare: number;
}

function benchOf(request: PlanRequest, model: Model, dice: Dice): Bench {
  const { balance } = request.equipment;
  if (!balance) throw new Error('no balance');
  return {
    off: (limit) => limit * (model === 'uniform' ? 2 * dice.next() - 1 : dice.normal() / 3),
    limitMg: workingBalance(balance, request.policy).limitOfError.in('mg').toNumber(),
    volumeShare: share(request, 'measuredVolumeError'),
  };
}

function share({ policy }: PlanRequest, name: SettingName): number {
  return policyAmount(policy, name).in('%').toNumber() / 100;
}

const numberOf = (text: string): number => sized(text).toNumber();

/** In numbers, once for all batches of a plan. */
interface Chain {
  /** mg on the balance for one mg by label. */
  readonly factor: number;
  readonly start: number;
  readonly steps: readonly { diluent: number; total: number; take: number; liquid: boolean }[];
}

function chainIn(batch: Batch, factor: number): Chain {
  const active = batch.components.find(({ role }) => role === 'API');
  const steps = chainOf(batch, active?.ingredient ?? '');
  const [first] = steps;
  if (active?.method === 'trituration' && !first) throw new Error('diluted, and by no steps');
  return { factor, start: numberOf(first?.api ?? active?.weigh ?? ''), steps: steps.map(inNumbers) };
}

function inNumbers({ diluent, total, take, medium }: Trituration): Chain['steps'][number] {
  return {
    diluent: numberOf(diluent.weigh),
    total: numberOf(total),
    take: numberOf(take),
    liquid: medium === 'liquid',
  };
}

/** mg by label that reach the batch, and mg of mass that come with them. */
function delivered({ factor, start, steps }: Chain, bench: Bench): { label: number; mass: number } {
  let mass = start + bench.off(bench.limitMg);
  let label = mass / factor;
  for (const { diluent, total, take, liquid } of steps) {
    const made = liquid
      ? total * (1 + bench.off(bench.volumeShare))
      : mass + diluent + bench.off(bench.limitMg);
    const taken = liquid ? take * (1 + bench.off(bench.volumeShare)) : take + bench.off(bench.limitMg);
    label *= taken / made;
    mass = liquid ? 0 : taken;
  }
  return { label, mass };
}

interface Measuring {
  readonly mg: number;
  readonly mL: number;
  /** The most that one dose is off, in mL. */
  readonly limitMl: number;
}

/** One share of what is on the label: of the preparation, and of each dose as measured. */
interface Simulated {
  readonly preparation: number;
  readonly doses: readonly number[];
}

/** How one plan is carried out once. */
function rehearse(request: PlanRequest, facts: Facts, batch: Batch): (bench: Bench) => Simulated {
  const chain = chainIn(batch, facts.factor.toNumber());
  const measuring = dosesOf(request, batch);
  if (request.prescription.form === 'capsule') {
    const label =
      numberOf(batch.strength ?? request.prescription.dose.toString()) * Number(batch.unitsWithLoss);
    return (bench) => {
      const preparation = delivered(chain, bench).label / label;
      return { preparation, doses: [preparation] };
    };
  }
  const content = contentOf(request, batch, chain);
  const others = othersOf(batch, request.prescription.form === 'cream');
  const volume = numberOf(batch.totalVolume ?? '');
  const density = batch.density === undefined ? 0 : numberOf(batch.density);
  return (bench) => {
    const { label, mass } = delivered(chain, bench);
    const made =
      request.prescription.form === 'cream'
        ? others.reduce((sum, each) => sum + each + bench.off(bench.limitMg), mass) / density
        : volume * (1 + bench.off(bench.volumeShare));
    const perMl = label / made;
    return {
      preparation: perMl / content,
      doses: measuring.map(({ mg, mL, limitMl }) => (perMl * (mL + bench.off(limitMl))) / mg),
    };
  };
}

/** mg by label in one mL. */
function contentOf({ prescription }: PlanRequest, batch: Batch, { factor }: Chain): number {
  const strength = prescription.strength;
  if (strength?.dimension === 'mass/volume') return strength.in('mg/mL').toNumber();
  if (strength) return strength.in('mg/g').toNumber() * (numberOf(batch.density ?? '') / 1000);
  const active = batch.components.find(({ role }) => role === 'API');
  return numberOf(active?.exact ?? '') / factor / numberOf(batch.totalVolume ?? '');
}

/** Of a cream everything else that is weighed into it: directly, or by the last step of a dilution. */
function othersOf(batch: Batch, cream: boolean): number[] {
  if (!cream) return [];
  return batch.components
    .filter(({ role }) => role !== 'API')
    .map(({ ingredient, weigh }) => numberOf(chainOf(batch, ingredient).at(-1)?.take ?? weigh));
}

function dosesOf(request: PlanRequest, batch: Batch): Measuring[] {
  const { form } = request.prescription;
  const { syringe, applicator } = request.equipment;
  return (batch.doses ?? []).map(({ dose, measure, volume }) => {
    const clicks = Number(measure.split(' ')[0]) * (applicator?.perClick.in('mL').toNumber() ?? 0);
    const drops =
      Number(measure.split(' ')[0]) / (request.equipment.dropper?.dropsPerMl.value.toNumber() ?? 1);
    const mL = form === 'cream' ? clicks : form === 'sublingual-drops' ? drops : numberOf(volume);
    const clickShare =
      applicator?.clickError?.in('%').div(100).toNumber() ?? share(request, 'applicatorError');
    const limitMl =
      form === 'oral-liquid'
        ? (syringe?.graduation.in('mL').toNumber() ?? 0) / 2
        : mL * (form === 'cream' ? clickShare : share(request, 'dropperError'));
    return { mg: numberOf(dose), mL, limitMl };
  });
}

const MEASURING = /^(whole|rounding|half|dropper|one click)/u;

/**
 * The bound of the preparation alone: the terms that the plan names, without those of measuring a dose. The plan follows
 * the drug; what the rest of a cream and the rounding of a printed total add is far smaller and is added here.
 */
function preparationBound(batch: Batch, limitMg: number): number {
  const { workings = [] } = batch;
  const stated = workings.find(({ of }) => of === 'worst-case error');
  if (!stated) throw new Error('no worst-case error worked out');
  return (
    stated.inputs
      .filter(({ name }) => !MEASURING.test(name))
      .reduce((so, { value }) => so * (1 + numberOf(value)), 1 + besideTheDrug(batch, limitMg)) - 1
  );
}

/** Half of the total's last digit; of a cream what the weights of its other parts may be off. */
function besideTheDrug(batch: Batch, limitMg: number): number {
  const { totalMass, totalVolume, components } = batch;
  if (totalMass === undefined)
    return totalVolume === undefined ? 0 : HALF_A_HUNDREDTH / numberOf(totalVolume);
  const parts = components.filter(({ role }) => role !== 'API');
  const off = parts.map(({ ingredient, weigh, exact = weigh }) => {
    const last = chainOf(batch, ingredient).at(-1);
    const [weighed, meant] = last ? [last.take, last.takeExact] : [weigh, exact];
    return limitMg + Math.abs(numberOf(weighed) - numberOf(meant));
  });
  return off.reduce((sum, each) => sum + each, 0) / numberOf(totalMass);
}

interface Within {
  readonly preparation: number;
  readonly dose: number;
}

/** Share of the batches inside the stated bounds; of doses the worst step counts. */
function shareWithin(
  json: JsonRequest,
  request: PlanRequest,
  given: Plan,
  batch: Batch,
  model: Model,
  seed: number,
): Within {
  const bench = benchOf(request, model, new Dice(seed));
  const once = rehearse(request, factsOf(json, given.findings), batch);
  const ofPreparation = preparationBound(batch, bench.limitMg) + FLOAT;
  const ofDose = numberOf(batch.worstCaseError ?? '') + FLOAT;
  let preparations = 0;
  let doses = 0;
  for (let at = 0; at < BATCHES; at += 1) {
    const one = once(bench);
    if (Math.abs(one.preparation - 1) <= ofPreparation) preparations += 1;
    if (one.doses.every((each) => Math.abs(each - 1) <= ofDose)) doses += 1;
  }
  return { preparation: preparations / BATCHES, dose: doses / BATCHES };
}

function planned(json: JsonRequest): { request: PlanRequest; given: Plan } {
  const reading = readPlanRequest(JSON.parse(JSON.stringify(json)), CATALOGUE);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return {
    request: reading.request,
    given: plan(reading.request, { catalogue: CATALOGUE, formulas: SHIPPED_FORMULAS }),
  };
}

/** Batches whose weighing can be carried out as it stands: chosen balance, powder, and every dilution solved. */
function simulable({ given }: ReturnType<typeof planned>): readonly Batch[] {
  if (given.findings.some(({ rule }) => rule === 'weighing.below-minimum')) return [];
  return batchesOf(given).filter(
    ({ worstCaseError, components }) =>
      worstCaseError !== null && components.some(({ role }) => role === 'API'),
  );
}

const coarse = { ...EQUIPMENT, balance: { readability: '0.1 mg', minimumWeighable: '120 mg' } };
const classA = { ...EQUIPMENT, balance: { readability: '1 mg', sensitivity: '6 mg' } };
const repeatable = { ...EQUIPMENT, balance: { readability: '0.1 mg', standardDeviation: '0.05 mg' } };
const powders = [DIHYDRATE, CELLULOSE];
const liquids = [DIHYDRATE, ...LIQUID_LOTS];
const creams = [DIHYDRATE, ...CREAM_LOTS('cetomacrogol cream', '0.97 g/mL')];
const ultra = { productClass: 'ULDN', dose: '1 mcg' };

/** Every form, weighed directly, through one step and through several, by each rule of a balance. */
const CASES: Readonly<Record<string, JsonRequest>> = {
  'capsules of 4.5 mg weighed directly': requestFor({ form: 'capsule', daysSupply: 100 }, { lots: [ANHYDROUS, CELLULOSE] }),
  'capsules of 1.5 mg through a trituration': requestFor({ form: 'capsule', dose: '1.5 mg', daysSupply: 60 }, { lots: powders, equipment: coarse }),
  'capsules of 0.5 mg, thirty, on a class A balance': requestFor({ form: 'capsule', dose: '0.5 mg' }, { lots: powders, equipment: classA }),
  'capsules of 0.1 mg on a balance of known repeatability': requestFor({ form: 'capsule', dose: '0.1 mg' }, { lots: powders, equipment: repeatable }),
  'capsules of 1 mcg through serial trituration': requestFor({ form: 'capsule', ...ultra, daysSupply: 60 }, { lots: powders, equipment: repeatable }),
  'capsules of 1 mcg on a fine balance': requestFor({ form: 'capsule', ...ultra, daysSupply: 60 }, { lots: powders, equipment: FINE_EQUIPMENT }),
  'a kit of capsules': requestFor(
    { form: 'capsule', dose: '4.5 mg', daysSupply: 56, titration: [{ dose: '1.5 mg', days: 14 }, { dose: '3 mg', days: 14 }, { dose: '4.5 mg', days: 28 }] },
    { lots: powders, equipment: coarse },
  ),
  'a liquid of 1 mg/mL weighed directly': requestFor({ form: 'oral-liquid', dose: '5 mg' }, { lots: liquids, equipment: FINE_EQUIPMENT }),
  'a liquid of 1 mg/mL through a stock solution': requestFor({ form: 'oral-liquid', dose: '1 mg' }, { lots: liquids, equipment: coarse }),
  'a liquid of 1 mcg/mL through serial dilution': requestFor({ form: 'oral-liquid', ...ultra }, { lots: liquids, equipment: repeatable }),
  'a liquid with rising doses': requestFor(
    { form: 'oral-liquid', dose: '1.5 mg', daysSupply: 21, titration: [{ dose: '0.5 mg', days: 7 }, { dose: '1 mg', days: 7 }, { dose: '1.5 mg', days: 7 }] },
    { lots: liquids, equipment: repeatable },
  ),
  'drops of 6 mg/mL weighed directly': requestFor({ form: 'sublingual-drops', strength: '6 mg/mL' }, { lots: liquids, equipment: FINE_EQUIPMENT }),
  'drops of 2 mg/mL through a stock solution': requestFor(
    { form: 'sublingual-drops', strength: '2 mg/mL', dose: '1 mg', daysSupply: 35 },
    { lots: liquids, equipment: repeatable },
  ),
  'cream of 9 mg/mL weighed directly': requestFor({ form: 'cream', strength: '9 mg/mL', daysSupply: 28 }, { lots: creams, equipment: FINE_EQUIPMENT }),
  'cream of 1 mg/mL with the drug diluted in base': requestFor({ form: 'cream', strength: '1 mg/mL', dose: '0.5 mg', daysSupply: 28 }, { lots: creams, equipment: repeatable }),
}; // prettier-ignore

describe(`${BATCHES.toLocaleString('en')} batches of each weighing plan, carried out with the balance's own error`, () => {
  it.each(Object.entries(CASES))('%s: at least 99 % are inside the stated worst case', (_name, json) => {
    const made = planned(json);
    const batches = simulable(made);
    expect([batches.length > 0, made.given.findings.filter(({ status }) => status === 'block')]).toEqual([
      true,
      [],
    ]);
    for (const batch of batches) {
      for (const [at, model] of MODELS.entries()) {
        const within = shareWithin(json, made.request, made.given, batch, model, at + 1);
        expect([
          model,
          batch.strength,
          within.preparation >= LEAST_WITHIN,
          within.dose >= LEAST_WITHIN,
          within,
        ]).toEqual([model, batch.strength, true, true, within]);
      }
    }
  });

  it('and so for random plans over the four forms, with and without dilutions', () => {
    const outside: string[] = [];
    const counts = { direct: 0, diluted: 0 };
    for (let seed = 1; counts.direct + counts.diluted < 120; seed += 1) {
      const json = randomRequest(seed);
      const made = planned(json);
      for (const batch of simulable(made)) {
        counts[batch.triturations.length > 0 ? 'diluted' : 'direct'] += 1;
        for (const model of MODELS) {
          const within = shareWithin(json, made.request, made.given, batch, model, seed);
          if (Math.min(within.preparation, within.dose) < LEAST_WITHIN) {
            outside.push(
              `seed ${seed} ${json.prescription['form'] as string} ${model}: ${JSON.stringify(within)} for ${batch.worstCaseError}`,
            );
          }
        }
      }
    }
    expect(outside).toEqual([]);
    expect(Math.min(counts.direct, counts.diluted)).toBeGreaterThan(20);
  });
});
