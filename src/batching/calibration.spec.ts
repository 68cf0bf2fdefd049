import { describe, expect, it } from '@jest/globals';
import { day } from '../calendar/day.js';
import type { Finding } from '../findings/finding.js';
import { DEFAULT_POLICY, type Policy } from '../policy/policy.js';
import { amount } from '../quantities/amount.js';
import { baseOf, EQUIPMENT, question } from '../../test/support/batch-questions.js';
import { toWork } from './batch-work.js';
import type { Checked, DropperFacts, Equipment } from './batching.types.js';
import {
  applicatorFindings,
  dropperFindings,
  overdue,
  syringeFindings,
  type EquipmentKind,
} from './calibration.js';

const MADE_ON = '2026-11-22';
const APPLICATOR = {
  perClick: amount('0.25 mL'),
  priming: amount('2 mL'),
  calibrationDue: day('2027-11-22'),
};
const DROPPER: DropperFacts = {
  name: 'D-7',
  dropsPerMl: amount('24 drop/mL'),
  calibratedFor: 'ldn-sublingual-drops',
  calibratedOn: day('2026-10-01'),
};

function ofDropper(facts: Partial<DropperFacts>, strength = '6 mg/mL', policy: Partial<Policy> = {}) {
  const q = toWork(question('sublingual-drops', {}, { policy: { ...DEFAULT_POLICY, ...policy } }));
  return dropperFindings(q, { ...DROPPER, ...facts }, amount(strength)).filter(
    ({ rule }) => rule !== 'dropper.error',
  );
}
const says = (findings: readonly Finding[]) =>
  findings.map(({ rule, status, subject }) => `${rule} ${status} ${subject}`);

describe('overdue equipment', () => {
  const balance = { name: 'Class III', calibrationDue: day(MADE_ON) };

  it('may be used through the day it is due, and not the day after', () => {
    expect(overdue('balance', balance, day(MADE_ON))).toEqual([]);
    const [finding] = overdue('balance', balance, day('2026-11-23'));
    expect(finding).toMatchObject({ rule: 'equipment.overdue', status: 'block', subject: 'Class III' });
    expect(finding?.because).toContain('balance Class III was due on 22 Nov 2026');
  });

  it('is named by its kind where it has no name, and nothing is said where no day is recorded', () => {
    const [finding] = overdue('capsule machine', { calibrationDue: day('2026-01-31') }, day(MADE_ON));
    expect(finding).toMatchObject({ subject: 'capsule machine' });
    expect(overdue('syringe', {}, day(MADE_ON))).toEqual([]);
    expect(overdue('dropper', {}, day(MADE_ON))).toEqual([]);
    expect(overdue('dropper', undefined, day(MADE_ON))).toEqual([]);
  });

  it('stops syringe, dropper and applicator in the form that uses them', () => {
    const late = { calibrationDue: day('2026-11-21') };
    const equipment: Equipment = {
      ...EQUIPMENT,
      syringe: { graduation: amount('0.1 mL'), ...late },
      applicator: { ...APPLICATOR, ...late },
    };
    const q = toWork(question('oral-liquid', {}, { equipment }));
    expect(says(ofDropper(late))).toEqual(['equipment.overdue block D-7']);
    expect(syringeFindings(q).map(({ id }) => id)).toEqual(['equipment.overdue/syringe']);
    expect(applicatorFindings(q, baseOf()).map(({ id }) => id)).toEqual(['equipment.overdue/applicator']);
  });
});

describe('the days of a calibration', () => {
  const KINDS = ['balance', 'applicator', 'syringe', 'capsule machine'] as const;
  const told = (kind: EquipmentKind, facts: Checked) =>
    overdue(kind, facts, day(MADE_ON)).map(({ rule, status }) => `${rule} ${status}`);

  it.each(KINDS)('of a %s are not believed after the making', (kind) => {
    const due = { calibrationDue: day('2027-11-22') };
    expect(told(kind, { ...due, calibratedOn: day(MADE_ON) })).toEqual([]);
    expect(told(kind, { ...due, calibratedOn: day('2026-11-23') })).toEqual([
      'equipment.calibration-in-future unresolved',
    ]);
  });

  it.each([...KINDS, 'dropper'] as const)('of a %s cannot fall due before it was calibrated', (kind) => {
    const calibratedOn = day('2026-10-02');
    const crossed = { calibratedOn, calibrationDue: day('2026-10-01') };
    expect(told(kind, crossed)).toContain('equipment.calibration-days-crossed unresolved');
    expect(told(kind, { calibratedOn, calibrationDue: day(MADE_ON) })).toEqual([]);
  });

  it('are asked for where the calibration falls due and no day is entered', () => {
    for (const kind of ['balance', 'applicator', 'capsule machine'] as const)
      expect(told(kind, {})).toEqual(['equipment.due-unknown pass']);
    expect([...told('syringe', {}), ...told('dropper', {})]).toEqual([]);
  });
});

describe('a figure that no device has', () => {
  it.each([
    ['9.99 drop/mL', false],
    ['10 drop/mL', true],
    ['60 drop/mL', true],
    ['240 drop/mL', false],
  ])('%s of a dropper: taken %s', (perMl, taken) => {
    const found = says(ofDropper({ dropsPerMl: amount(perMl) }));
    expect(found).toEqual(taken ? [] : ['dropper.implausible block D-7']);
  });

  it('of a dropper says what was counted and weighed, and what droppers give', () => {
    const counted = { drops: 30, mass: amount('1.356 mg'), density: amount('1.1 g/mL') };
    const [finding] = ofDropper({ counted, dropsPerMl: amount('24336.28 drop/mL') });
    expect(finding?.because).toMatch(/30 drops that weigh 1\.356 mg at 1\.1 g\/mL .*give 10 to 60/u);
    const thin = { ...counted, mass: amount('1.356 g'), density: amount('0.11 g/mL') };
    expect(says(ofDropper({ counted: thin }))).toEqual(['density.implausible block dropper D-7']);
  });

  it.each([
    ['0.025 mL', false],
    ['0.05 mL', true],
    ['2 mL', true],
    ['2.5 mL', false],
  ])('%s of a click: taken %s', (perClick, taken) => {
    const applicator = { ...APPLICATOR, perClick: amount(perClick) };
    const q = toWork(question('cream', {}, { equipment: { ...EQUIPMENT, applicator } }));
    expect(says(applicatorFindings(q, baseOf()))).toEqual(
      taken ? [] : ['applicator.implausible block applicator'],
    );
  });
});

describe('the calibration of a dropper', () => {
  it('stands for the same formula, strength and lot of droppers, for so many days', () => {
    const facts = {
      calibratedStrength: amount('6000 mcg/mL'),
      dropperLot: 'DR-1',
      suppliedLot: 'DR-1',
      counted: { drops: 30, mass: amount('1.356 g'), density: amount('1.1 g/mL') },
    };
    expect(ofDropper(facts)).toEqual([]);
  });

  it('is done again when it is older than the policy’s days', () => {
    expect(ofDropper({ calibratedOn: day('2026-05-26') })).toEqual([]);
    expect(says(ofDropper({ calibratedOn: day('2026-05-25') }))).toEqual([
      'dropper.calibration-old block D-7',
    ]);
    expect(ofDropper({ calibratedOn: day('2026-11-22') })).toEqual([]);
  });

  it('is not believed from a day after the making', () => {
    expect(says(ofDropper({ calibratedOn: day('2026-11-23') }))).toEqual([
      'dropper.calibration-in-future unresolved D-7',
    ]);
  });

  it('without a day may be used, and says that its age is not checked', () => {
    expect(says(ofDropper({ calibratedOn: undefined }))).toEqual(['dropper.calibration-undated pass D-7']);
  });

  it('from fewer than 20 drops does not count', () => {
    const counted = (drops: number) => ({ drops, mass: amount('1 g'), density: amount('1.1 g/mL') });
    expect(ofDropper({ counted: counted(20) })).toEqual([]);
    const few = ofDropper({ counted: counted(19) });
    expect(says(few)).toEqual(['dropper.too-few-drops block D-7']);
    expect(few[0]?.because).toContain('calibrated by 19 drops, and at least 20 are needed');
    expect(ofDropper({ counted: counted(19) }, '6 mg/mL', { leastCalibrationDrops: '10' })).toEqual([]);
  });

  it('does not stand for another strength, or for another lot of droppers: it says what changed', () => {
    const strength = ofDropper({ calibratedStrength: amount('12 mg/mL') });
    expect(says(strength)).toEqual(['dropper.calibration-invalid block strength']);
    expect(strength[0]?.because).toContain('it was 12 mg/mL, and 6 mg/mL is made');
    const lot = ofDropper({ dropperLot: 'DR-1', suppliedLot: 'DR-2' });
    expect(says(lot)).toEqual(['dropper.calibration-invalid block dropper lot']);
    expect(lot[0]?.because).toContain('it was DR-1, and DR-2 is supplied');
  });

  it('of a known lot asks for a dropper of that lot where the supplied one is not recorded', () => {
    expect(says(ofDropper({ dropperLot: 'DR-1' }))).toEqual(['dropper.lot-to-supply pass DR-1']);
  });

  it('never promises doses tighter than the dropper: an oral syringe is offered', () => {
    const q = toWork(question('sublingual-drops'));
    const note = dropperFindings(q, DROPPER, amount('6 mg/mL')).filter(
      ({ rule }) => rule === 'dropper.error',
    );
    expect(note).toMatchObject([{ status: 'pass' }]);
    expect(note[0]?.because).toMatch(/15 % off.*10 %.*oral syringe/u);
    const tight = toWork(
      question('sublingual-drops', {}, { policy: { ...DEFAULT_POLICY, dropperError: '10 %' } }),
    );
    expect(dropperFindings(tight, DROPPER, amount('6 mg/mL'))).toEqual([]);
  });
});

describe('the calibration of an applicator', () => {
  const withBase = (calibratedBase: string | undefined) =>
    applicatorFindings(
      toWork(
        question(
          'cream',
          {},
          {
            equipment: {
              ...EQUIPMENT,
              applicator: { ...APPLICATOR, calibratedBase },
            },
          },
        ),
      ),
      'cetomacrogol-cream',
    );

  it('stands for the base it was found with, by id or by name', () => {
    expect(withBase('cetomacrogol-cream')).toEqual([]);
    expect(withBase('Cetomacrogol cream')).toEqual([]);
    expect(withBase(undefined)).toEqual([]);
  });

  it('does not stand for another base, or for one nobody knows', () => {
    const [other] = withBase('hydrophilic-ointment');
    expect(other).toMatchObject({ rule: 'applicator.calibration-invalid', status: 'block', subject: 'base' });
    expect(other?.because).toMatch(/it was hydrophilic ointment.*cetomacrogol cream.* is used/u);
    expect(withBase('house cream 7')[0]).toMatchObject({ status: 'block' });
  });
});
