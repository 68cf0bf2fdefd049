import type { Finding } from '../findings/finding.js';
import { amount, Amount } from '../quantities/amount.js';
import { takeActive, weighActive } from './active.js';
import type { Source } from './allocate.js';
import type { BatchWork } from './batch-work.js';
import type { LotFacts, PlannedComponent, SelectedPart, Trituration } from './batching.types.js';
import { misfits, partBy } from './before-batching.js';
import { fillingToMark } from './dilution-errors.js';
import { measureVolume, takePlain, type PlainTaken } from './plain.js';
import { printDose, printExact, printForReading } from './print.js';
import { fail, found, type Outcome } from './raise.js';
import {
  API_BY_LABEL,
  identify,
  nameOfAmount,
  roundToHundredthMl,
  weighSolid,
  type DilutionRoute,
  type Line,
} from './weighing.js';
import type { Working } from './working.js';
import type { ErrorTerm } from './worst-case.js';

export interface MadeUp {
  readonly components: readonly PlannedComponent[];
  readonly triturations: readonly Trituration[];
  readonly lotsUsed: readonly LotFacts[];
  readonly workings: readonly Working[];
  /** From the first weighing of API to the mark. */
  readonly chain: readonly ErrorTerm[] | undefined;
}

/** API that is not weighed, such as whole tablets: it comes with its own line. */
export interface ReadyActive {
  readonly component: PlannedComponent;
  readonly lot?: LotFacts;
  readonly workings: readonly Working[];
  readonly chain: readonly ErrorTerm[];
}

/** The API's part of the liquid, weighed or ready. */
interface ActivePart extends Pick<
  Line,
  'component' | 'triturations' | 'chain' | 'workings' | 'diluentInTake'
> {
  readonly lot?: LotFacts;
  readonly findings: readonly Finding[];
}

/**
 * A liquid made up to a volume: API by strength, solids weight in volume, liquids volume in volume, the
 * vehicle to the mark. "q.s." means to, not add: what is dissolved takes room of the vehicle. A solid that is too little
 * to weigh comes as a stock solution in the vehicle.
 */
export function makeUpToVolume(
  q: BatchWork,
  strength: Amount,
  volume: Amount,
  ready?: ReadyActive,
): Outcome<MadeUp> {
  const wrong = misfits(q, ['dose', 'balance'], ['volume', 'volume-share']);
  if (wrong.length > 0) return fail(...wrong);
  const others = q.parts.filter((part) => part.quantity.by !== 'dose');
  const taken = takePlain(
    q,
    others.map((part) => ({ part, need: needOf(part, volume) })),
  );
  const stock = taken.flatMap((each) => each.findings);
  const vehicle = sourceOf(taken, partBy(q.parts, 'balance'));
  const liquids = taken.filter(({ part }) => part.quantity.by === 'volume-share');
  const room = liquids.reduce((left, { need }) => left.minus(need), volume);
  const mark = fillingToMark('making up to the mark', q.policy);
  const route: DilutionRoute = { medium: 'liquid', diluents: [vehicle], room, laterErrors: [mark] };
  const asked = { q, strength, volume, taken, ready };
  const dissolved = dissolve(asked, route);
  if (dissolved.value === undefined) return fail(...dissolved.findings, ...stock);
  const { active, lines } = dissolved.value;
  const lots = [active.lot, ...taken.map((each) => each.source.lot)];
  return found(
    {
      components: [active.component, ...lines.map((line) => line.component)],
      triturations: [...active.triturations, ...lines.flatMap((line) => line.triturations)],
      lotsUsed: [...new Set(lots.filter((lot) => lot !== undefined))],
      workings: [...active.workings, ...lines.flatMap((line) => line.workings)],
      chain: active.chain && [...active.chain, mark],
    },
    [...dissolved.findings, ...stock, ...active.findings, ...lines.flatMap((line) => line.findings)],
  );
}

interface Asked {
  readonly q: BatchWork;
  readonly strength: Amount;
  readonly volume: Amount;
  readonly taken: readonly PlainTaken[];
  readonly ready?: ReadyActive;
}

interface Dissolved {
  readonly active: ActivePart;
  readonly lines: readonly Line[];
}

/** Each stock solution takes what room it likes; where that leaves too little for the others, all get the same. */
function dissolve(asked: Asked, route: DilutionRoute): Outcome<Dissolved> {
  const freely = dissolveIn(asked, route, 1);
  const solutions = freely.value ? dilutedIn(freely.value).length : 0;
  if (!freely.value || solutions < 2 || !isShort(freely.value)) return freely;
  const evenly = dissolveIn(asked, route, solutions);
  return evenly.value && !isShort(evenly.value) ? evenly : freely;
}

function dilutedIn({ active, lines }: Dissolved): readonly Pick<Line, 'component' | 'triturations'>[] {
  return [active, ...lines].filter(({ component }) => component.method === 'trituration');
}

function isShort(dissolved: Dissolved): boolean {
  return dilutedIn(dissolved).some(({ triturations }) => triturations.length === 0);
}

/** `solutions`: how many share what room is left; 1 where each may take all of it. */
function dissolveIn(asked: Asked, route: DilutionRoute, solutions: number): Outcome<Dissolved> {
  const { q, strength, volume, taken, ready } = asked;
  const first = { route, left: solutions };
  const active = ready ? found(asPart(ready)) : weighLabel(q, strength, volume, shareOf(first));
  if (active.value === undefined) return active;
  const lines = linesOf(q, taken, volume, afterTake(first, active.value));
  return found({ active: active.value, lines }, active.findings);
}

/** The room that is left, and how many solutions are still to share it. */
interface Room {
  readonly route: DilutionRoute;
  readonly left: number;
}

function shareOf({ route, left }: Room): DilutionRoute {
  return { ...route, room: route.room.dividedBy(Math.max(1, left)) };
}

function sourceOf(taken: readonly PlainTaken[], part: SelectedPart): Source {
  const found = taken.find((each) => each.part === part);
  if (!found) throw new Error('the vehicle is one of the parts');
  return found.source;
}

function asPart(ready: ReadyActive): ActivePart {
  return { ...ready, triturations: [], findings: [] };
}

function weighLabel(
  q: BatchWork,
  strength: Amount,
  volume: Amount,
  route: DilutionRoute,
): Outcome<ActivePart> {
  const label = Amount.of(strength.in('mg/mL').times(volume.in('mL')), 'mg');
  const active = takeActive(q, label);
  if (active.value === undefined) return active;
  const line = weighActive(q, active.value, label, route);
  const byLabel: Working = {
    of: API_BY_LABEL,
    formula: '{strength} × {total volume}',
    inputs: [
      { name: 'strength', value: strength.toString(), from: q.formula.strength ? 'formula' : 'prescription' },
      { name: 'total volume', value: printExact(volume, 'mL'), from: 'worked out' },
    ],
    result: printDose(label),
  };
  return found(
    { ...line, lot: active.value.source.lot, workings: [byLabel, ...line.workings] },
    active.findings,
  );
}

/** What a stock solution brings leaves less room for the next. */
function afterTake({ route, left }: Room, { diluentInTake }: Pick<Line, 'diluentInTake'>): Room {
  if (!diluentInTake) return { route, left };
  return { route: { ...route, room: route.room.minus(diluentInTake.amount) }, left: left - 1 };
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

/** Each other part in the formula's order, the vehicle last: it is added when all else is in. */
function linesOf(q: BatchWork, taken: readonly PlainTaken[], volume: Amount, first: Room): Line[] {
  const vehicle = taken.filter(({ part }) => part.quantity.by === 'balance');
  const rest = taken.filter(({ part }) => part.quantity.by !== 'balance');
  const lines: Line[] = [];
  let room = first;
  for (const each of [...rest, ...vehicle]) {
    const line = lineOf(q, each, volume, shareOf(room));
    room = afterTake(room, line);
    lines.push(line);
  }
  return lines;
}

function lineOf(q: BatchWork, taken: PlainTaken, volume: Amount, dilution: DilutionRoute): Line {
  const { part, source, need } = taken;
  if (part.quantity.by === 'balance') return toMark(taken, volume);
  if (part.quantity.by === 'volume') {
    const line = weighSolid(q, { source, role: part.role, mass: need, dilution });
    return { ...line, workings: [shareWorking(taken, part.quantity.amount, volume), ...line.workings] };
  }
  const line = measureVolume(taken);
  const share = part.quantity.by === 'volume-share' ? part.quantity.share : '';
  return { ...line, workings: [shareWorking(taken, share, volume), ...line.workings] };
}

function shareWorking({ source, part, need }: PlainTaken, share: string, volume: Amount): Working {
  return {
    of: nameOfAmount(source, part.role),
    formula: '{share} × {total volume}',
    inputs: [
      { name: 'share', value: share, from: 'formula' },
      { name: 'total volume', value: printExact(volume, 'mL'), from: 'worked out' },
    ],
    result: printForReading(need),
  };
}

function toMark({ source, part }: PlainTaken, volume: Amount): Line {
  const weigh = `q.s. ${roundToHundredthMl(volume).toString()}`;
  return {
    component: { ...identify(source, part.role), weigh, method: 'volume' },
    triturations: [],
    chain: undefined,
    findings: [],
    workings: [
      {
        of: `${source.ingredient.name} to the mark`,
        formula: '{total volume}',
        inputs: [{ name: 'total volume', value: printExact(volume, 'mL'), from: 'worked out' }],
        result: weigh,
        note: 'added to the mark, not measured by itself',
      },
    ],
  };
}
