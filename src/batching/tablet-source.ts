import type { Ingredient } from '../catalogue/ingredient.js';
import type { Finding } from '../findings/finding.js';
import { amount, Amount, Exact } from '../quantities/amount.js';
import { takeEarliest } from './allocate.js';
import type { BatchWork } from './batch-work.js';
import type { BatchQuestion, LotFacts, PlannedComponent } from './batching.types.js';
import { partBy } from './before-batching.js';
import { printVolume } from './dose-measure.js';
import { TOTAL_VOLUME, workedOut } from './measured-schedule.js';
import { printExact, printForReading } from './print.js';
import { fail, found, raise, type Outcome } from './raise.js';
import { sayStrength } from './strength.js';
import { identify, roundToHundredthMl } from './weighing.js';
import type { Working } from './working.js';

const STUDIED = 'The published 1 mg/mL oral liquid was studied from powder and from crushed tablets';
export const VOLUME_FOR_DOSES = 'volume for the doses';

/** Whole tablets counted out, and the volume that they make at the strength asked for. */
export interface TakenTablets {
  readonly component: PlannedComponent;
  readonly lot?: LotFacts;
  readonly volume: Amount;
  /** `tablets` and the total volume, from `volume for the doses`. */
  readonly workings: readonly Working[];
}

/** Tablets are crushed only by a record that says how: the preserved oral liquid was studied so, and nothing else. */
export function tabletsWithoutRecord({
  prescription,
  formula,
  catalogue,
}: BatchQuestion): readonly Finding[] {
  if (prescription.tablets === undefined || formula.stepsFromTablets) return [];
  const { name } = catalogue.get(prescription.tablets);
  const because =
    formula.form === 'oral-liquid'
      ? `The record ${formula.name}, version ${formula.version}, has no steps from tablets: take bulk powder, or approve a version of a record that has them.`
      : `${name} can be the source of an oral liquid only: take bulk powder for this form, or ask for the oral liquid.`;
  return [raise({ rule: 'tablets.form', status: 'block', subject: formula.form, because, source: STUDIED })];
}

/**
 * The smallest whole number of tablets that covers the volume, and the volume they make: a tablet is not
 * divided. Their label strength is what counts, so no potency factor.
 */
export function takeTablets(q: BatchWork, strength: Amount, needed: Amount): Outcome<TakenTablets> {
  const tablet = q.catalogue.get(partBy(q.parts, 'dose').ingredient);
  const refused = refusedTablets(q, tablet, strength);
  if (refused.length > 0 || !tablet.tablet) return fail(...refused);
  const each = amount(tablet.tablet.strength);
  const label = Amount.of(strength.in('mg/mL').times(needed.in('mL')), 'mg');
  const count = label.in('mg').div(each.in('mg')).toDecimalPlaces(0, Exact.ROUND_UP);
  const need = Amount.of(count, 'tablet');
  const taken = takeEarliest(q, tablet.id, () => found({ need, value: undefined }));
  if (taken.value === undefined) return fail(...taken.findings);
  const { source } = taken.value;
  const volume = Amount.of(count.times(each.in('mg')).div(strength.in('mg/mL')), 'mL');
  return found(
    {
      component: {
        ...identify(source, partBy(q.parts, 'dose').role),
        exact: printExact(need, 'tablet'),
        weigh: need.toString(),
        method: 'count',
      },
      lot: source.lot,
      volume,
      workings: tabletWorkings(q, { strength, each, needed, need, volume, tablet }),
    },
    [...taken.findings, suspension(tablet)],
  );
}

interface Counted {
  readonly strength: Amount;
  readonly each: Amount;
  readonly needed: Amount;
  readonly need: Amount;
  readonly volume: Amount;
  readonly tablet: Ingredient;
}

function tabletWorkings(q: BatchWork, counted: Counted): Working[] {
  const { strength, each, needed, need, volume, tablet } = counted;
  const asked = {
    name: 'strength',
    value: sayStrength(strength),
    from: q.formula.strength ? 'formula' : 'prescription',
  };
  const labelled = { name: 'tablet strength', value: each.toString(), from: `label of ${tablet.name}` };
  return [
    {
      of: 'tablets',
      formula: `{strength} × {${VOLUME_FOR_DOSES}} / {tablet strength}`,
      inputs: [asked, workedOut(VOLUME_FOR_DOSES, printVolume(needed)), labelled],
      result: need.toString(),
      note: 'rounded up to whole tablets, which are not divided; by label strength, so without a potency factor',
    },
    {
      of: TOTAL_VOLUME,
      formula: '{tablets} × {tablet strength} / {strength}',
      inputs: [workedOut('tablets', need.toString()), labelled, asked],
      result: roundToHundredthMl(volume).toString(),
      note: `whole tablets make ${printForReading(volume)}, the doses take ${printForReading(needed)}`,
    },
  ];
}

function refusedTablets(q: BatchWork, tablet: Ingredient, strength: Amount): readonly Finding[] {
  const { productClass, strengthBasis } = q.prescription;
  const refuse = (rule: string, because: string, source: string): Finding =>
    raise({ rule, status: 'block', subject: tablet.name, because, source });
  if (!tablet.tablet) return [refuse('tablets.not-a-tablet', notATablet(tablet), STUDIED)];
  const label = tablet.tablet.strength;
  const microgram = `One tablet of ${label} at ${sayStrength(strength)} makes ${printForReading(volumeOfOne(label, strength))}: an ultra-low dose is diluted from weighed powder. Take bulk powder.`;
  const asBase = `The strength is asked for as naltrexone base, and ${tablet.name} is labelled as naltrexone hydrochloride: whole tablets do not give it. Ask for the strength as naltrexone hydrochloride, or take bulk powder.`;
  return [
    ...(productClass === 'ULDN'
      ? [refuse('tablets.class', microgram, 'Micrograms come by dilution in steps; a tablet is not divided')]
      : []),
    ...(strengthBasis === 'naltrexone'
      ? [refuse('tablets.strength-basis', asBase, 'USP: tablets are labelled as naltrexone hydrochloride')]
      : []),
  ];
}

function notATablet({ name }: Ingredient): string {
  return `Tablets are asked for as the source, and ${name} is none of known strength: choose the tablet product, or bulk powder.`;
}

function volumeOfOne(label: string, strength: Amount): Amount {
  return Amount.of(amount(label).in('mg').div(strength.in('mg/mL')), 'mL');
}

/** What does not dissolve of a tablet stays in the liquid. */
function suspension(tablet: Ingredient): Finding {
  return raise({
    rule: 'suspension.shake-well',
    status: 'pass',
    subject: tablet.name,
    because: `What does not dissolve of ${tablet.name} makes the liquid a suspension: crush finely, and have it shaken well before each dose.`,
    source: STUDIED,
  });
}
