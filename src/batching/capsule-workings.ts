import type { Amount } from '../quantities/amount.js';
import type { Source } from './allocate.js';
import type { BatchWork } from './batch-work.js';
import { CAPSULES, roundUpToWholeCapsules, WITH_LOSS, type Count } from './capsule-count.js';
import type { Parts } from './capsule-fill.js';
import { FILLER_PER_CAPSULE, packStatOf } from './capsule-size.js';
import { workedOut } from './measured-schedule.js';
import { POTENCY_FACTOR } from './potency.js';
import { printDose, printExact, printFactor, printForReading, printIn } from './print.js';
import { FILL_OF_ONE_CAPSULE } from './quality-workings.js';
import { API_BY_LABEL, nameOfAmount } from './weighing.js';
import type { Input, Working } from './working.js';

const PER_CAPSULE = 'API per capsule';
const API_FOR_BATCH = 'API for the batch';
const DILUENT_BROUGHT = 'diluent that comes with the trituration';
const FILLER_BROUGHT = 'filler that comes with the trituration';

/** Of a kit the strength of a capsule is found, not written. */
function strengthInput({ capsules }: BatchWork, { strength }: Parts): Input {
  const from = capsules === undefined ? 'prescription' : 'titration schedule';
  return { name: 'dose', value: strength.toString(), from };
}

export function perCapsule(q: BatchWork, parts: Parts): Working {
  const { active, strength } = parts;
  return {
    of: PER_CAPSULE,
    formula: `{dose} × {${POTENCY_FACTOR}}`,
    inputs: [strengthInput(q, parts), workedOut(POTENCY_FACTOR, printFactor(active.value.factor))],
    result: printDose(strength.times(active.value.factor)),
  };
}

export function unitWorking(parts: Parts, unit: Amount): Working {
  const { active, count, filling } = parts;
  const brought = diluentInput(parts);
  const inputs = [
    workedOut(API_FOR_BATCH, printForReading(active.need)),
    workedOut(nameOfAmount(filling.source, 'filler'), printForReading(filling.value.filler)),
    ...(brought ? [brought] : []),
  ];
  return {
    of: FILL_OF_ONE_CAPSULE,
    formula: `(${inputs.map(({ name }) => `{${name}}`).join(' + ')}) / {${WITH_LOSS}}`,
    inputs: [...inputs, workedOut(WITH_LOSS, count.withLoss.toFixed())],
    result: printIn(unit, 'mg', 2),
  };
}

export function labelWorking(q: BatchWork, parts: Parts): Working {
  const { strength, count } = parts;
  return {
    of: API_BY_LABEL,
    formula: `{dose} × {${WITH_LOSS}}`,
    inputs: [strengthInput(q, parts), workedOut(WITH_LOSS, count.withLoss.toFixed())],
    result: printDose(strength.times(count.withLoss)),
  };
}

function diluentInput({ filling }: Parts): Input | undefined {
  const { diluentInTake } = filling.value.api;
  return diluentInTake && workedOut(DILUENT_BROUGHT, printForReading(diluentInTake.amount));
}

/** The room that a trituration's diluent takes from the filler. */
function fillerBrought({ count, filling }: Parts): Amount {
  const { fit, filler } = filling.value;
  return fit.fillerPerCapsule.times(count.withLoss).minus(filler);
}

/** What a trituration brings beside the drug, and as how much filler it counts. */
export function broughtWorkings(parts: Parts): readonly Working[] {
  const { active, filling } = parts;
  const { api } = filling.value;
  const last = api.triturations.at(-1);
  const diluent = diluentInput(parts);
  if (!last || !diluent || !api.diluentUsed) return [];
  const taken = workedOut(`${last.makes} for the batch, exactly`, last.takeExact);
  return [
    {
      of: DILUENT_BROUGHT,
      formula: `{${taken.name}} − {${API_FOR_BATCH}}`,
      inputs: [taken, workedOut(API_FOR_BATCH, printForReading(active.need))],
      result: diluent.value,
    },
    asFillerWorking(parts, diluent, api.diluentUsed.source),
  ];
}

function asFillerWorking(parts: Parts, diluent: Input, from: Source): Working {
  const { filling } = parts;
  const result = printForReading(fillerBrought(parts));
  if (from.ingredient.id === filling.source.ingredient.id) {
    return { of: FILLER_BROUGHT, formula: `{${DILUENT_BROUGHT}}`, inputs: [diluent], result };
  }
  const own = statInput(filling.source, parts, 'packing statistic of the filler');
  const other = statInput(from, parts, 'packing statistic of the diluent');
  return {
    of: FILLER_BROUGHT,
    formula: `{${DILUENT_BROUGHT}} × {${own.name}} / {${other.name}}`,
    inputs: [diluent, own, other],
    result,
    note: 'the filler that would take the same room',
  };
}

function statInput(source: Source, { filling }: Parts, name: string): Input {
  const from = source.lot ? `lot ${source.lot.lot}` : 'catalogue';
  return { name, value: packStatOf(source, filling.value.fit.size)?.toString() ?? '', from };
}

export function fillerWorking(parts: Parts): Working {
  const { count, filling } = parts;
  const { fit, api, filler } = filling.value;
  const brought = api.diluentInTake ? [workedOut(FILLER_BROUGHT, printForReading(fillerBrought(parts)))] : [];
  return {
    of: nameOfAmount(filling.source, 'filler'),
    formula: `{${FILLER_PER_CAPSULE}} × {${WITH_LOSS}}${brought.map(({ name }) => ` − {${name}}`).join('')}`,
    inputs: [
      workedOut(FILLER_PER_CAPSULE, printDose(fit.fillerPerCapsule)),
      workedOut(WITH_LOSS, count.withLoss.toFixed()),
      ...brought,
    ],
    result: printExact(filler, 'mg'),
  };
}

export function shellWorking(count: Count): Working {
  return {
    of: 'shells',
    formula: `{${WITH_LOSS}} rounded up to whole ones`,
    inputs: [workedOut(WITH_LOSS, count.withLoss.toFixed())],
    result: roundUpToWholeCapsules(count.withLoss).toFixed(),
    note: `${CAPSULES} are counted`,
  };
}
