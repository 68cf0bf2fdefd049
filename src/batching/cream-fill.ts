import { amount, Amount } from '../quantities/amount.js';
import { takeActive, weighActive } from './active.js';
import type { Source } from './allocate.js';
import type { BatchWork } from './batch-work.js';
import type { SelectedPart } from './batching.types.js';
import { partBy } from './before-batching.js';
import { TOTAL_MASS, type CreamSize } from './cream-dose.js';
import { workedOut } from './measured-schedule.js';
import { takePlain, type PlainNeed } from './plain.js';
import { printForReading, printIn } from './print.js';
import { nameOfAmount, weighSolid, type DilutionRoute, type Line } from './weighing.js';
import type { Working } from './working.js';

/** A part of the cream beside the base, as it is weighed. */
export interface FilledPart {
  readonly part: SelectedPart;
  readonly source: Source;
  /** What of it the cream holds, unrounded. */
  readonly need: Amount;
  readonly line: Line;
  /** How `need` came about, where its line does not say. */
  readonly workings: readonly Working[];
}

/** What the cream is filled with, and what is left of it for base. */
export interface CreamFill {
  /** In the formula's order; without the API where no lot of it covers. */
  readonly lines: readonly FilledPart[];
  /** Weighed by itself; zero or less where the other parts leave none. */
  readonly base: Amount;
  /** Base that goes into dilutions, whether it reaches the cream or is left over. */
  readonly usedUp: Amount;
}

/** What of each part given by its share of the whole goes into the cream. */
export function sharesOf(q: BatchWork, totalMass: Amount): PlainNeed[] {
  return q.parts.flatMap((part) =>
    part.quantity.by === 'mass-share'
      ? [{ part, need: totalMass.times(amount(part.quantity.share).in('%').div(100)) }]
      : [],
  );
}

interface Need {
  readonly part: SelectedPart;
  readonly source: Source;
  readonly need: Amount;
  weigh(dilution: DilutionRoute | undefined): Line;
  readonly workings: readonly Working[];
}

/** Weighs every part but the base; what is too little to weigh is diluted in base, which the cream then needs less of. */
export function fillCream(q: BatchWork, size: CreamSize, base: Source): CreamFill {
  const needs = needsOf(q, size);
  const missing = needs.some(({ part }) => part.quantity.by === 'dose') ? [] : [size.label];
  let left = [...needs.map(({ need }) => need), ...missing].reduce(
    (rest, need) => rest.minus(need),
    size.totalMass.to('mg'),
  );
  let usedUp = Amount.of(0, 'mg');
  const lines: FilledPart[] = [];
  for (const { part, source, need, weigh, workings } of needs) {
    const line = weigh(routeInto(q, base, left.plus(need)));
    if (line.diluentInTake) left = left.minus(line.diluentInTake.amount);
    if (line.diluentUsed) usedUp = usedUp.plus(line.diluentUsed.amount);
    lines.push({ part, source, need, line, workings });
  }
  return { lines, base: left, usedUp };
}

/** A dilution leaves so much base over that this can still be weighed. */
function routeInto(q: BatchWork, base: Source, mass: Amount): DilutionRoute | undefined {
  const room = q.balance ? mass.minus(q.balance.minimum) : mass;
  return room.value.greaterThan(0) ? { medium: 'cream', diluents: [base], room } : undefined;
}

function needsOf(q: BatchWork, size: CreamSize): readonly Need[] {
  const active = takeActive(q, size.label).value;
  const api: Need[] = active
    ? [
        {
          part: partBy(q.parts, 'dose'),
          source: active.source,
          need: active.need,
          weigh: (dilution) => weighActive(q, active, size.label, dilution),
          workings: [],
        },
      ]
    : [];
  const others = takePlain(q, sharesOf(q, size.totalMass)).map(({ part, source, need }): Need => ({
    part,
    source,
    need,
    weigh: (dilution) => weighSolid(q, { source, role: part.role, mass: need, dilution }),
    workings: [shareWorking(part, source, size, need)],
  }));
  return [...api, ...others];
}

function shareWorking(part: SelectedPart, source: Source, { totalMass }: CreamSize, need: Amount): Working {
  const share = part.quantity.by === 'mass-share' ? part.quantity.share : '';
  return {
    of: nameOfAmount(source, part.role),
    formula: `{share} × {${TOTAL_MASS}}`,
    inputs: [
      { name: 'share', value: share, from: 'formula' },
      workedOut(TOTAL_MASS, printIn(totalMass, 'g', 4)),
    ],
    result: printForReading(need),
  };
}
