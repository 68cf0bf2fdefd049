import type { DoseStep } from '../batching/batching.types.js';
import { raise } from '../batching/raise.js';
import type { Finding } from '../findings/finding.js';
import type { Amount } from '../quantities/amount.js';
import { printAmount } from './directions.js';
import type { Measure } from './kit-measure.js';
import { within, type Search } from './kit-search.js';

const SOURCE = 'Every step of a titration is hit exactly, with the fewest capsules';

/** A dose that is no mass, or nothing, has no capsules; a strength of nothing fills none. */
export function notUsable(
  steps: readonly DoseStep[],
  timesPerDay: number,
  strengths: readonly Amount[],
): readonly Finding[] {
  const isMass = (value: Amount): boolean => value.dimension === 'mass' && value.value.greaterThan(0);
  const wrong = [
    ...(steps.length === 0 || timesPerDay < 1 ? ['It has no steps, or nothing is taken in a day'] : []),
    ...steps
      .filter(({ dose, days }) => !isMass(dose) || days < 1)
      .map(({ dose, days }) => `A step of ${dose.toString()} for ${days} days is not a dose`),
    ...strengths
      .filter((each) => !isMass(each))
      .map((each) => `${each.toString()} is not a strength of a capsule`),
  ];
  return wrong.map((text) =>
    raise({
      rule: 'titration.nothing-to-make',
      status: 'block',
      subject: 'titration',
      because: `${text}: write each step as a mass like 0.5 mg for at least 1 day, and strengths as a mass.`,
      source: SOURCE,
    }),
  );
}

/** With given strengths, or too few of them, some steps are out of reach: each is named with what would hit it. */
export function notHit(steps: readonly DoseStep[], search: Search, measure: Measure): readonly Finding[] {
  const { candidates } = search;
  const doses = search.steps.map(({ dose }) => dose);
  const hits = within(Math.max(...doses) + Math.max(...candidates), candidates);
  if (doses.every(hits)) return [moreStrengths(search, measure)];
  let day = 0;
  return steps.flatMap((step, at) => {
    const from = day + 1;
    day += step.days;
    const dose = doses[at] ?? 0;
    return hits(dose) ? [] : [stepNotHit(step, from, helpFor(dose, search, measure, hits))];
  });
}

/** What would hit a step: one more strength, or a dose near it. */
function helpFor(
  dose: number,
  { candidates, mostStrengths }: Search,
  measure: Measure,
  hits: (dose: number) => boolean,
): { readonly from: string; readonly says: string } {
  let below = dose - 1;
  while (below > 0 && !hits(below)) below -= 1;
  let above = dose + 1;
  while (!hits(above)) above += 1;
  const near = [below, above].filter((each) => each > 0).map((each) => printAmount(measure.amount(each)));
  const limit = candidates.length < mostStrengths ? '' : ` (and allow ${candidates.length + 1} strengths)`;
  return {
    from: listOf(candidates, measure),
    says: `add a strength of ${printAmount(measure.amount(dose - below))}${limit}, or ask the prescriber for ${near.join(' or ')}`,
  };
}

function stepNotHit(
  step: DoseStep,
  from: number,
  help: { readonly from: string; readonly says: string },
): Finding {
  const days = step.days === 1 ? `day ${from}` : `days ${from} to ${from + step.days - 1}`;
  return raise({
    rule: 'titration.step-not-hit',
    status: 'block',
    subject: `${printAmount(step.dose)} on ${days}`,
    because: `The step of ${printAmount(step.dose)} on ${days} cannot be made up exactly from capsules of ${help.from}: ${help.says}.`,
    source: SOURCE,
  });
}

function moreStrengths({ candidates, mostStrengths }: Search, measure: Measure): Finding {
  return raise({
    rule: 'titration.step-not-hit',
    status: 'block',
    subject: 'number of strengths',
    because: `No ${mostStrengths} of the strengths ${listOf(candidates, measure)} make up every step exactly, and all of them together do: allow more strengths (policy titrationMostStrengths), or give strengths that do.`,
    source: SOURCE,
  });
}

function listOf(candidates: readonly number[], measure: Measure): string {
  return candidates
    .toSorted((a, b) => a - b)
    .map((each) => printAmount(measure.amount(each)))
    .join(' and ');
}

export function tooFine(measure: Measure, given: boolean): Finding {
  const instead = given
    ? 'write doses and strengths as multiples of a coarser amount, or fewer strengths'
    : 'write the strengths of the capsules (titrationStrengths), or steps that are multiples of a coarser amount';
  return raise({
    rule: 'titration.steps-too-fine',
    status: 'block',
    subject: 'titration',
    because: `The steps have only ${printAmount(measure.amount(1))} in common, which leaves too many sets of strengths to compare: ${instead}.`,
    source: SOURCE,
  });
}
