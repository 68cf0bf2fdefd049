import { daysBetween, isBefore, printDay, type Day } from '../calendar/day.js';
import type { Finding } from '../findings/finding.js';
import { policyAmount, policyCount, policyDays, type Policy } from '../policy/policy.js';
import type { Amount } from '../quantities/amount.js';
import type { BatchWork } from './batch-work.js';
import type { ApplicatorFacts, Checked, DropperFacts } from './batching.types.js';
import { densityFindings } from './density.js';
import { printNumber } from './print.js';
import { raise } from './raise.js';
import { sayStrength } from './strength.js';

export type EquipmentKind = 'balance' | 'dropper' | 'applicator' | 'syringe' | 'capsule machine';

const DROPS_SOURCE =
  'USP <1101>: most liquids do not drop like water; calibrated with the dropper and product used';

/** Those whose calibration falls due; a dropper's has its own age, a syringe is replaced. */
const FALL_DUE: readonly EquipmentKind[] = ['balance', 'applicator', 'capsule machine'];

const REGISTER_SOURCE =
  'Equipment register: nothing is weighed or measured on equipment whose calibration is overdue';

/**
 * What the days of a calibration say on the day of making. Equipment may be used through the day on which its
 * calibration is due, and not after it; days that cannot be are for somebody to correct; no due day is told.
 */
export function overdue(kind: EquipmentKind, facts: Checked | undefined, on: Day): readonly Finding[] {
  if (!facts) return [];
  const { calibratedOn, calibrationDue: due } = facts;
  const subject = facts.name ?? kind;
  const named = namedEquipment(kind, facts);
  const tell = (rule: string, status: Finding['status'], because: string): Finding =>
    raise({ rule: `equipment.${rule}`, status, subject, because, source: REGISTER_SOURCE });
  const found: Finding[] = [];
  if (due && isBefore(due, on)) {
    const because = `The calibration of the ${named} was due on ${printDay(due)}: have it calibrated and enter the new dates, or choose another ${kind}.`;
    found.push(tell('overdue', 'block', because));
  }
  if (calibratedOn && due && isBefore(due, calibratedOn)) {
    const because = `The ${named} is said to be calibrated on ${printDay(calibratedOn)} and due on ${printDay(due)}, before that: correct the day that is wrong.`;
    found.push(tell('calibration-days-crossed', 'unresolved', because));
  }
  // A dropper's own rule says the same for it.
  if (kind !== 'dropper' && calibratedOn && isBefore(on, calibratedOn)) {
    const because = `${printDay(calibratedOn)} as the day of calibration of the ${named} is after the day of making: correct the day that is wrong.`;
    found.push(tell('calibration-in-future', 'unresolved', because));
  }
  if (!due && FALL_DUE.includes(kind)) {
    const because = `The day on which the calibration of the ${named} falls due is not recorded, so it is not checked: see that it is calibrated, and enter the day.`;
    found.push(tell('due-unknown', 'pass', because));
  }
  return found;
}

/** `balance Class III`, `balance`. */
export function namedEquipment(kind: EquipmentKind, { name }: Checked): string {
  return name ? `${kind} ${name}` : kind;
}

/** What keeps a dropper's calibration from standing for the product that is made now. */
export function dropperFindings(q: BatchWork, dropper: DropperFacts, strength: Amount): readonly Finding[] {
  return [
    ...overdue('dropper', dropper, q.compoundedOn),
    ...implausibleDropper(q, dropper),
    ...tooFewDrops(q, dropper),
    ...ageOfDropper(q, dropper),
    ...otherStrength(dropper, strength),
    ...otherLot(dropper),
    ...dropperErrorNote(q),
  ];
}

/** Drops of a size that no dropper gives: a moved decimal point or a wrong unit would be on every label. */
function implausibleDropper({ policy, formula }: BatchWork, dropper: DropperFacts): readonly Finding[] {
  const { counted, dropsPerMl } = dropper;
  const named = namedEquipment('dropper', dropper);
  const density = counted ? densityFindings(policy, counted.density, { of: formula.name, from: named }) : [];
  const least = policyCount(policy, 'leastDropsPerMl');
  const most = policyCount(policy, 'mostDropsPerMl');
  const perMl = dropsPerMl.in('drop/mL');
  if (!perMl.lessThan(least) && !perMl.greaterThan(most)) return density;
  const entered = counted
    ? `${counted.drops} drops that weigh ${counted.mass.toString()} at ${counted.density.toString()} would be`
    : 'The calibration says';
  return [
    ...density,
    raise({
      rule: 'dropper.implausible',
      status: 'block',
      subject: dropper.name ?? 'dropper',
      because: `${entered} ${printNumber(perMl, 2)} drops in 1 mL of the ${named}, and droppers give ${least} to ${most}: look for a moved decimal point or a wrong unit, weigh the drops again, and correct the entry.`,
      source: 'Policy leastDropsPerMl and mostDropsPerMl',
    }),
  ];
}

function tooFewDrops({ policy }: BatchWork, dropper: DropperFacts): Finding[] {
  const least = policyCount(policy, 'leastCalibrationDrops');
  const drops = dropper.counted?.drops;
  if (drops === undefined || drops >= least) return [];
  return [
    raise({
      rule: 'dropper.too-few-drops',
      status: 'block',
      subject: dropper.name ?? 'dropper',
      because: `The ${namedEquipment('dropper', dropper)} was calibrated by ${drops} drops, and at least ${least} are needed for a mean: count and weigh ${least} or more and enter them.`,
      source: 'Policy leastCalibrationDrops',
    }),
  ];
}

/** Droppers and products drift: too old a calibration is done again. */
function ageOfDropper({ policy, compoundedOn }: BatchWork, dropper: DropperFacts): Finding[] {
  const { calibratedOn } = dropper;
  const subject = dropper.name ?? 'dropper';
  const most = policyDays(policy, 'dropperCalibrationDays');
  if (!calibratedOn) {
    return [
      raise({
        rule: 'dropper.calibration-undated',
        status: 'pass',
        subject,
        because: `The day on which the ${namedEquipment('dropper', dropper)} was calibrated is not recorded, so its age is not checked: see that it is no older than ${most} days.`,
        source: 'Policy dropperCalibrationDays',
      }),
    ];
  }
  if (isBefore(compoundedOn, calibratedOn)) {
    return [
      raise({
        rule: 'dropper.calibration-in-future',
        status: 'unresolved',
        subject,
        because: `${printDay(calibratedOn)} as the day of calibration of the ${namedEquipment('dropper', dropper)} is after the day of making: correct the day that is wrong.`,
        source: 'The doses of a make are counted with a calibration done before it',
      }),
    ];
  }
  if (daysBetween(calibratedOn, compoundedOn) <= most) return [];
  return [
    raise({
      rule: 'dropper.calibration-old',
      status: 'block',
      subject,
      because: `The ${namedEquipment('dropper', dropper)} was calibrated on ${printDay(calibratedOn)}, more than ${most} days before the making: calibrate it again with this product.`,
      source: 'Policy dropperCalibrationDays',
    }),
  ];
}

function otherStrength(dropper: DropperFacts, strength: Amount): Finding[] {
  const { calibratedStrength } = dropper;
  if (!calibratedStrength) return [];
  const same =
    calibratedStrength.dimension === strength.dimension && calibratedStrength.compare(strength) === 0;
  return same
    ? []
    : [changed(dropper, 'strength', sayStrength(calibratedStrength), sayStrength(strength), 'is made')];
}

/** A known lot of droppers without the lot that is supplied leaves one thing to look at by the shelf. */
function otherLot(dropper: DropperFacts): Finding[] {
  const { dropperLot, suppliedLot } = dropper;
  if (dropperLot === undefined || dropperLot === suppliedLot) return [];
  if (suppliedLot !== undefined)
    return [changed(dropper, 'dropper lot', dropperLot, suppliedLot, 'is supplied')];
  return [
    raise({
      rule: 'dropper.lot-to-supply',
      status: 'pass',
      subject: dropperLot,
      because: `Supply a dropper of lot ${dropperLot}: the calibration stands for no other lot.`,
      source: DROPS_SOURCE,
    }),
  ];
}

function changed(dropper: DropperFacts, what: string, was: string, is: string, now: string): Finding {
  return raise({
    rule: 'dropper.calibration-invalid',
    status: 'block',
    subject: what,
    because: `The ${what} changed since the ${namedEquipment('dropper', dropper)} was calibrated: it was ${was}, and ${is} ${now}. Calibrate again with what is made and supplied now.`,
    source: DROPS_SOURCE,
  });
}

/** No dose by drops is promised tighter than the dropper's own error. */
function dropperErrorNote({ policy }: BatchWork): Finding[] {
  const error = policyAmount(policy, 'dropperError');
  const tolerance = policyAmount(policy, 'preparationErrorTolerance');
  if (!error.isMoreThan(tolerance)) return [];
  return [
    raise({
      rule: 'dropper.error',
      status: 'pass',
      subject: 'dropper',
      because: `A calibrated dropper may still be ${error.toString()} off, more than the ${tolerance.toString()} a preparation may be: no dose by drops is promised tighter. Offer an oral syringe where it must be.`,
      source: 'Policy dropperError; USP <1101>',
    }),
  ];
}

/** An applicator's click stands for the base it was found with. */
export function applicatorFindings(q: BatchWork, baseId: string): readonly Finding[] {
  const { applicator } = q.equipment;
  if (!applicator) {
    return [
      raise({
        rule: 'equipment.applicator-missing',
        status: 'unresolved',
        subject: 'applicator',
        because:
          'No applicator is chosen, so clicks and priming are not known and nothing is added for priming. Choose the applicator the cream is supplied in.',
        source: 'A metered dose is what its applicator gives',
      }),
    ];
  }
  const late = [
    ...overdue('applicator', applicator, q.compoundedOn),
    ...implausibleClick(q.policy, applicator),
  ];
  const { calibratedBase } = applicator;
  if (calibratedBase === undefined) return late;
  const was = q.catalogue.find(calibratedBase, ['base']);
  if (was?.id === baseId) return late;
  return [
    ...late,
    raise({
      rule: 'applicator.calibration-invalid',
      status: 'block',
      subject: 'base',
      because: `The base changed since the ${namedEquipment('applicator', applicator)} was calibrated: it was ${was?.name ?? calibratedBase}, and ${q.catalogue.get(baseId).name} is used. Weigh clicks of this cream and enter the new calibration.`,
      source: 'Metered devices differ from their stated volume with the product they hold',
    }),
  ];
}

function implausibleClick(policy: Policy, applicator: ApplicatorFacts): readonly Finding[] {
  const { perClick } = applicator;
  const least = policyAmount(policy, 'leastClickVolume');
  const most = policyAmount(policy, 'mostClickVolume');
  if (!perClick.isLessThan(least) && !perClick.isMoreThan(most)) return [];
  return [
    raise({
      rule: 'applicator.implausible',
      status: 'block',
      subject: applicator.name ?? 'applicator',
      because: `One click of the ${namedEquipment('applicator', applicator)} is entered as ${perClick.toString()}, and applicators give ${least.toString()} to ${most.toString()}: look for a moved decimal point or a wrong unit, weigh clicks of this cream, and correct the entry.`,
      source: 'Policy leastClickVolume and mostClickVolume',
    }),
  ];
}

/** A liquid is measured with the syringe that goes with the bottle. */
export function syringeFindings(q: BatchWork): readonly Finding[] {
  const { syringe } = q.equipment;
  if (syringe) return overdue('syringe', syringe, q.compoundedOn);
  return [
    raise({
      rule: 'equipment.syringe-missing',
      status: 'unresolved',
      subject: 'oral syringe',
      because:
        'No oral syringe is chosen, so nobody knows whether the doses can be measured. Choose the syringe supplied with the bottle.',
      source: 'An oral syringe goes with every liquid; the dose is what its graduation can show',
    }),
  ];
}
