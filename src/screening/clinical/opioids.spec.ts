import { describe, expect, it } from '@jest/globals';
import { day } from '../../calendar/day.js';
import { amount } from '../../quantities/amount.js';
import { ask, medication } from '../../../test/support/screen-question.js';
import type { MedicationEntry } from '../screening.types.js';

function opioidLines(...medications: readonly MedicationEntry[]): readonly string[] {
  return ask({ medications })
    .findings.filter(({ rule }) => rule.startsWith('opioid.'))
    .map(({ status }) => status);
}

describe('an opioid on the list blocks LDN', () => {
  it.each([
    'morphine',
    'Percocet 5/325',
    'Acetaminophen 325 MG / HYDROcodone Bitartrate 5 MG Oral Tablet [Norco]',
    'Acetaminophen/Hydrocodone',
    'Abuse-Deterrent 12 HR Oxycodone Hydrochloride 15 MG Extended Release Oral Tablet',
    'Meperidine Hydrochloride 50 MG Oral Tablet',
    'Panadeine Forte',
    'Tylenol #3',
    'Tylenol No. 3',
    'tylenol with codeine',
    'co-codamol 30/500',
    'Co-dydramol',
    'fentanyl patch 25 mcg/h',
    'Duragesic',
    'BuTrans',
    'Suboxone 8/2 film',
    'Buprenorphine / Naloxone',
    'Talwin NX',
    'tramadol',
    'Ultram ER',
    'Robitussin AC',
    'promethazine with codeine',
    'codeine linctus',
    "Gee's linctus",
    'Imodium',
    'loperamide 2 mg',
    'Lomotil',
    'Viberzi',
    'kratom powder',
    '7-hydroxymitragynine',
    'tianeptine',
    'heroin',
    'DHC Continus',
    'MST 10 mg',
    'Embeda',
    'Morphine Sulfate / Naltrexone Hydrochloride',
    'low dose naltrexone and oxycodone',
    // Misspelt, foreign, or with look-alike letters.
    'oxycodne',
    'hydrocodon',
    'Percoset',
    'Vicoden',
    'tramadal',
    'morfin',
    'Morphin',
    'kodein',
    'oxikodon',
    'metadon',
    'fentanilo',
    'сodeine',
    'OXYCODONE',
  ])('%s', (text) => {
    expect(opioidLines(medication(text))).toEqual(['block']);
  });

  it.each(['active', 'intended', 'on-hold', 'unknown', 'draft', '', 'whatever'])(
    'with status %j',
    (status) => {
      expect(opioidLines(medication('oxycodone', status))).toEqual(['block']);
    },
  );

  it('sees it in the display, and by the code of the ingredient alone', () => {
    const coding = [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '7804' }];
    expect(opioidLines({ text: '', status: 'active', coding })).toEqual(['block']);
    const display = [{ system: 'x', code: 'y', display: 'Oxycodone Hydrochloride 5 MG Oral Tablet' }];
    expect(opioidLines({ text: 'ibuprofen', status: 'active', coding: display })).toEqual(['block']);
  });
});

describe('what is no opioid raises none', () => {
  it.each([
    'naloxone',
    'naltrexone 4.5 mg',
    'Narcan nasal spray',
    'dextromethorphan',
    'Acetaminophen 21.7 MG/ML / Dextromethorphan Hydrobromide 1 MG/ML / doxylamine succinate 0.417 MG/ML Oral Solution',
    'hydrocortisone cream',
    'hydrochlorothiazide',
    'Hydroxyzine',
    'apomorphine',
    'codeine-free cough syrup',
    'methylnaltrexone',
    'opioid antagonist',
    'Tylenol',
    'acetaminophen',
    'trazodone',
    'methylprednisolone',
    'metformin',
    'Fioricet',
    'status asthmaticus inhaler',
  ])('%s', (text) => {
    expect(opioidLines(medication(text))).toEqual([]);
  });
});

describe('an opioid that was stopped', () => {
  const stopped = (lastTaken?: string, text = 'oxycodone') =>
    ask({ medications: [medication(text, 'stopped', lastTaken)] });

  it('blocks within the wash-out and names the day from which it is clear', () => {
    const { findings } = stopped('2026-11-15');
    const found = findings.find(({ rule }) => rule === 'opioid.active');
    expect(found?.status).toBe('block');
    expect(found?.because).toContain('clear from 29 Nov 2026');
  });

  it('blocks on day 13 and is clear on day 14', () => {
    expect(opioidLines(medication('oxycodone', 'completed', '2026-11-09'))).toEqual(['block']);
    expect(opioidLines(medication('oxycodone', 'completed', '2026-11-08'))).toEqual(['pass']);
  });

  it('asks when, without a date', () => {
    expect(stopped().status).toBe('unresolved');
  });

  it('asks about a last dose in the future, stopped or not', () => {
    expect(stopped('2026-11-23').status).toBe('unresolved');
    expect(opioidLines(medication('oxycodone', 'active', '2026-11-23'))).toEqual(['unresolved']);
  });

  it('asks a specialist about a depot injection', () => {
    expect(opioidLines(medication('Sublocade', 'stopped', '2026-09-01'))).toEqual(['review']);
  });

  it('does not count an entry made in error, and shows it', () => {
    expect(opioidLines(medication('oxycodone', 'entered-in-error'))).toEqual(['pass']);
  });

  it('takes the worst where the same medicine stands twice', () => {
    expect(opioidLines(medication('oxycodone', 'stopped', '2020-01-01'), medication('oxycodone'))).toEqual([
      'block',
    ]);
  });
});

describe('ULDN by opioid and statement', () => {
  const uldn = (statement: boolean, ...medications: readonly MedicationEntry[]) =>
    ask({
      medications,
      change: {
        productClass: 'ULDN',
        dose: amount('1 mcg'),
        timesPerDay: 2,
        uldnWithOpioidStatement: statement,
      },
    }).status;

  it.each([
    ['with an opioid and without the statement', false, [medication('oxycodone')], 'block'],
    ['with an opioid and the statement', true, [medication('oxycodone')], 'pass'],
    [
      'with an opioid inside the wash-out, no statement',
      false,
      [medication('oxycodone', 'stopped', '2026-11-15')],
      'block',
    ],
    [
      'with an opioid stopped without date, no statement',
      false,
      [medication('oxycodone', 'stopped')],
      'unresolved',
    ],
    ['without an opioid', false, [], 'review'],
    ['with an opioid stopped long ago', true, [medication('oxycodone', 'stopped', '2020-01-01')], 'review'],
  ] as const)('%s', (_, statement, medications, status) => {
    expect(uldn(statement, ...medications)).toBe(status);
  });
});

describe('the medication list', () => {
  it('does not pass when nobody reviewed it, even empty', () => {
    const patient = { medications: { entries: [] } };
    const { patient: whole } = { patient: { ...askPatient(), ...patient } };
    expect(ask({ change: { patient: whole } }).findings.map(({ id }) => id)).toContain(
      'medications.not-reviewed/medication-list',
    );
  });

  it('does not pass when it was reviewed after the day of compounding', () => {
    const whole = { ...askPatient(), medications: { reviewedOn: day('2026-11-23'), entries: [] } };
    expect(ask({ change: { patient: whole } }).status).toBe('unresolved');
  });

  it('does not pass an entry without a name', () => {
    expect(ask({ medications: [medication('')] }).status).toBe('unresolved');
    expect(
      ask({ medications: [{ text: ' ', status: 'active', coding: [{ system: 'x', code: '1' }] }] }).status,
    ).toBe('unresolved');
  });

  it('asks once about names that nobody knows', () => {
    const { findings, status } = ask({
      medications: [medication('Zorgalex'), medication('Blimvax'), medication('ibuprofen 200 mg')],
    });
    expect(status).toBe('review');
    expect(findings.map(({ because }) => because)).toEqual([
      'Confirm that none of these is an opioid: Zorgalex; Blimvax.',
    ]);
  });
});

function askPatient() {
  return {
    name: 'Ada Example',
    birthDate: day('1980-02-29'),
    allergies: { status: 'none-known', entries: [] },
    conditions: { entries: [] },
  } as const;
}
