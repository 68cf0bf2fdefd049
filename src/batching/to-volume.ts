import type { Finding } from '../findings/finding.js';
import { amount, Amount } from '../quantities/amount.js';
import { takeActive, weighActive } from './active.js';
import { misfits, partBy } from './before-batching.js';
import type { BatchQuestion, LotFacts, PlannedComponent, SelectedPart } from './batching.types.js';
import { measureVolume, takePlain, type PlainTaken } from './plain.js';
import { printForReading } from './print.js';
import { fail, found, type Outcome } from './raise.js';
import { identify, roundToHundredthMl, weighSolid, type Line } from './weighing.js';
import type { ErrorTerm } from './worst-case.js';

export interface MadeUp {
  readonly components: readonly PlannedComponent[];
  readonly lotsUsed: readonly LotFacts[];
  readonly derivation: readonly string[];
  readonly weighingError: ErrorTerm | undefined;
}

/**
 * A liquid made up to a volume (domain 5.5): API by strength, solids weight in volume, liquids volume in volume, the
 * vehicle to the mark. "q.s." means to, not add: what is dissolved takes room of the vehicle.
 */
export function makeUpToVolume(q: BatchQuestion, strength: Amount, volume: Amount): Outcome<MadeUp> {
  const wrong = misfits(q, ['dose', 'balance'], ['volume', 'volume-share']);
  if (wrong.length > 0) return fail(...wrong);
  const label = Amount.of(strength.in('mg/mL').times(volume.in('mL')), 'mg');
  const active = takeActive(q, label);
  const others = q.parts.filter((part) => part.quantity.by !== 'dose');
  const taken = takePlain(
    q,
    others.map((part) => ({ part, need: needOf(part, volume) })),
  );
  const stock = taken.flatMap((each) => each.findings);
  if (active.value === undefined) return fail(...active.findings, ...stock);
  const api = weighActive(q, active.value, label);
  const strengthLine = `API by label = ${strength.toString()} × ${printForReading(volume)} = ${printForReading(label)}`;
  const lines = taken.map((each) => lineOf(q, each, volume));
  const last = others.indexOf(partBy(q.parts, 'balance'));
  const ordered = [...lines.filter((_, at) => at !== last), ...lines.filter((_, at) => at === last)];
  const findings: Finding[] = [
    ...active.findings,
    ...stock,
    ...api.findings,
    ...lines.flatMap((line) => line.findings),
  ];
  const lots = [active.value.source.lot, ...taken.map((each) => each.source.lot)];
  return found(
    {
      components: [api.component, ...ordered.map((line) => line.component)],
      lotsUsed: [...new Set(lots.filter((lot) => lot !== undefined))],
      derivation: [strengthLine, ...api.derivation, ...ordered.flatMap((line) => line.derivation)],
      weighingError: api.error,
    },
    findings,
  );
}

/** The vehicle's need is the whole volume: an upper bound, since what is dissolved takes some of its room. */
function needOf({ quantity }: SelectedPart, volume: Amount): Amount {
  switch (quantity.by) {
    case 'volume':
      return Amount.of(amount(quantity.amount).in('mg/mL').times(volume.in('mL')), 'mg');
    case 'volume-share':
      return volume.times(amount(quantity.share).in('%').div(100));
    default:
      return volume;
  }
}

function lineOf(q: BatchQuestion, taken: PlainTaken, volume: Amount): Line {
  const { part, source, need } = taken;
  const name = source.ingredient.name;
  const total = printForReading(volume);
  if (part.quantity.by === 'balance') {
    const weigh = `q.s. ${roundToHundredthMl(volume).toString()}`;
    return {
      component: { ...identify(source, part.role), weigh, method: 'volume' },
      findings: [],
      derivation: [`${name} is added to the mark of ${total}, not measured by itself`],
    };
  }
  if (part.quantity.by === 'volume') {
    const line = weighSolid({ source, role: part.role, mass: need }, q.equipment.balance);
    const how = `${name} = ${part.quantity.amount} × ${total} = ${printForReading(need)}`;
    return { ...line, derivation: [how, ...line.derivation] };
  }
  const line = measureVolume(taken);
  const share = part.quantity.by === 'volume-share' ? part.quantity.share : '';
  return {
    ...line,
    derivation: [`${name} = ${share} × ${total} = ${printForReading(need)}`, ...line.derivation],
  };
}
