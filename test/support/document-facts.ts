import type { Batch, Trituration } from '../../src/batching/batching.types.js';
import type { DocumentFacts } from '../../src/documents/document-facts.js';
import type { IntermediateLine } from '../../src/intermediates/intermediates.types.js';
import type { LabelText, Plan } from '../../src/planning/plan.types.js';
import type { Form } from '../../src/catalogue/formula.js';

const LABELS: Readonly<Record<Form, LabelText>> = {
  capsule: {
    drug: 'naltrexone',
    strength: '4.5 mg',
    form: 'capsules',
    directions: 'Take 1 capsule by mouth at bedtime.',
    quantity: '30 capsules',
    activeIngredient: 'naltrexone HCl 4.5 mg in each capsule',
    otherIngredients: [
      { name: 'lactose monohydrate', allergen: true },
      { name: 'hypromellose shell', allergen: false },
    ],
    madeOn: 'Made on 22 Nov 2026',
    beyondUse: 'Do not use after 20 May 2027',
    storage: 'Store at 20–25 °C, protected from light',
    warnings: [
      'Protect from light.',
      'Keep out of reach of children.',
      'Tell everyone who treats you that you take naltrexone.',
      'Do not take with opioid pain, cough or diarrhea medicines.',
      'This is a compounded preparation, made for you by our pharmacy.',
    ],
  },
  'oral-liquid': {
    drug: 'naltrexone',
    strength: '1 mg/mL',
    form: 'oral liquid',
    directions: 'Take 4.5 mL (4.5 mg) by mouth at bedtime.',
    quantity: '135 mL',
    activeIngredient: 'naltrexone HCl 1 mg in each mL',
    otherIngredients: [
      { name: 'ascorbic acid', allergen: false },
      { name: 'sodium benzoate', allergen: true },
      { name: 'glycerol', allergen: false },
      { name: 'purified water', allergen: false },
    ],
    madeOn: 'Made on 22 Nov 2026',
    beyondUse: 'Do not use after 26 Dec 2026',
    storage: 'Store at 2–8 °C, protected from light',
    warnings: [
      'Use the oral syringe supplied.',
      'Do not take with opioid medicines. Tell all who treat you that you take naltrexone.',
      'Keep out of the reach of children.',
    ],
  },
  'sublingual-drops': {
    drug: 'naltrexone',
    strength: '6 mg/mL',
    form: 'sublingual drops',
    directions: 'Place 18 drops (0.75 mL, 4.5 mg) under the tongue at bedtime.',
    quantity: '22.5 mL',
    activeIngredient: 'naltrexone HCl 6 mg in each mL',
    otherIngredients: [{ name: 'glycerol', allergen: false }],
    madeOn: 'Made on 22 Nov 2026',
    beyondUse: 'Do not use after 26 Dec 2026',
    storage: 'Store at 2–8 °C, protected from light',
    warnings: [
      'Protect from light.',
      'Contains sodium benzoate.',
      'Keep out of reach of children.',
      'Store in a refrigerator. Do not freeze.',
      'Use only the dropper supplied with this bottle.',
      'Tell everyone who treats you that you take naltrexone.',
      'Place under the tongue. Hold for 1 minute, then swallow.',
      'Do not take with opioid pain, cough or diarrhea medicines.',
      'This is a compounded preparation, made for you by our pharmacy.',
    ],
  },
  cream: {
    drug: 'naltrexone',
    strength: '9 mg/mL',
    form: 'cream',
    directions: 'Apply 2 clicks (0.5 mL, 4.5 mg) to the skin at bedtime.',
    quantity: '15.52 g',
    activeIngredient: 'naltrexone HCl 9 mg in each mL',
    otherIngredients: [
      { name: 'cream base with cetostearyl alcohol', allergen: true },
      { name: 'propylene glycol', allergen: true },
    ],
    madeOn: 'Made on 22 Nov 2026',
    beyondUse: 'Do not use after 19 Dec 2026',
    storage: 'Store at 20–25 °C, protected from light',
    warnings: [
      'For external use only.',
      'Wash hands after applying. Avoid skin contact with others until dry.',
      'Keep out of the reach of children.',
    ],
  },
};

/** A releasable plan as `plan()` shapes it, written by hand so that the documents are tested on their own. */
export function examplePlan(form: Form, change: Partial<Plan> = {}): Plan {
  const label = LABELS[form];
  return {
    status: 'pass',
    releasable: true,
    findings: [
      {
        id: 'allergy.free-text/red-syrup',
        rule: 'allergy.free-text',
        status: 'review',
        subject: 'the red syrup',
        because:
          'The entry “the red syrup” is not coded; no component of this preparation is red or a syrup.',
        source: 'Own rule',
        decision: {
          finding: 'allergy.free-text/red-syrup',
          decision: 'accept',
          reason: 'Asked the patient: a cough syrup with codeine',
          by: 'B. Sample',
        },
      },
      {
        id: 'opioid.none',
        rule: 'opioid.none',
        status: 'pass',
        subject: 'medicines',
        because: 'No opioid among the 3 medicines reviewed on 20 Nov 2026.',
        source: 'Naltrexone labelling',
      },
    ],
    screened: [
      { allergy: 'beef gelatin', component: 'naltrexone hydrochloride', result: 'pass' },
      { allergy: 'beef gelatin', component: 'lactose monohydrate', result: 'pass' },
      { allergy: 'beef gelatin', component: 'hypromellose shell', result: 'pass' },
      { allergy: 'the red syrup', component: 'naltrexone hydrochloride', result: 'review' },
      { allergy: 'the red syrup', component: 'lactose monohydrate', result: 'unresolved' },
      { allergy: 'the red syrup', component: 'hypromellose shell', result: 'pass' },
    ],
    alternatives: [],
    formula: { id: `ldn-${form}`, version: 1, name: `LDN ${label.form}` },
    batch: {
      units: '30',
      unitsWithLoss: '31.5',
      capsuleSize: '4',
      components: [
        {
          ingredient: 'naltrexone hydrochloride',
          id: 'naltrexone-hydrochloride',
          role: 'API',
          lot: 'NTX-0425',
          lotExpiresOn: '2027-08-31',
          factor: '1.09959',
          perUnit: '4.9482 mg',
          exact: '155.866884…\u00a0mg',
          weigh: '155.9 mg',
          method: 'direct',
        },
        {
          ingredient: 'lactose monohydrate',
          id: 'lactose-monohydrate',
          role: 'filler',
          lot: 'LAC-07',
          lotExpiresOn: '2028-03-31',
          perUnit: '113.40 mg',
          exact: '3572.1 mg',
          weigh: '3.572 g',
          method: 'direct',
        },
        {
          ingredient: 'hypromellose shell, size 4',
          id: 'shell-hypromellose',
          role: 'shell',
          weigh: '30',
          method: 'count',
        },
      ],
      triturations: [],
      unitWeight: '118.35 mg',
      worstCaseError: null,
      derivation: [
        'capsules with loss = 30 × (1 + 5 %) = 31.5',
        'factor = 1 ÷ (99.5 % × (1 − 8.6 %)) = 1.09959',
        'naltrexone hydrochloride = 31.5 × 4.5 mg × 1.09959 = 155.866884 mg, rounded to the balance 155.9 mg',
      ],
    },
    stability: {
      class: 'NA_OTHER',
      beyondUseDate: '2027-05-20',
      storage: '20–25 °C, protected from light',
      storageSource: 'Formula: tablets and powder are kept at room temperature',
      limits: [
        {
          rule: 'usp-795-2023 table, non-aqueous',
          days: 180,
          date: '2027-05-20',
          source: 'USP <795> (2023), table of beyond-use limits',
          binding: true,
        },
        {
          rule: 'component expiry',
          subject: 'NTX-0425',
          component: 'naltrexone hydrochloride',
          date: '2027-08-31',
          source: 'Expiry of the lot as received; never exceeded (USP <795>)',
          binding: false,
        },
        {
          rule: 'component expiry',
          subject: 'LAC-07',
          component: 'lactose monohydrate',
          date: '2028-03-31',
          source: 'Expiry of the lot as received; never exceeded (USP <795>)',
          binding: false,
        },
      ],
    },
    supply: { fills: [], refills: 2 },
    label,
    basis: {
      compoundedOn: '2026-11-22',
      standard: 'usp-795-2023',
      policy: {
        dayCount: 'compounding-day-is-day-1',
        processLoss: '5 %',
        minimumFillerShare: '10 %',
        creamPeriod: '28',
        opioidWashOutDays: '14',
      },
      catalogueVersion: '2026-11',
    },
    ...change,
  };
}

/** Facts with everything known, about people and places that do not exist. */
export function exampleFacts(form: Form = 'capsule', change: Partial<DocumentFacts> = {}): DocumentFacts {
  return {
    plan: examplePlan(form),
    patient: { name: 'Łucja Nguyễn', birthDate: '1980-02-29' },
    pharmacy: {
      name: 'Northside Compounding',
      address: ['12 High Street', 'Springfield'],
      phone: '555 0100',
    },
    prescriber: { name: 'Dr B. Sample' },
    order: { number: 'G-26-0042', rxNumber: '100234', madeBy: 'AE', checkedBy: 'BS', refillsLeft: 2 },
    writtenOn: '2026-11-20',
    labelStock: '4x2in',
    ...change,
  };
}

/** The same facts with other directions. */
export function withLabel(facts: DocumentFacts, change: Partial<LabelText>): DocumentFacts {
  const { label } = facts.plan;
  if (!label) throw new Error('the example plan has a label');
  return { ...facts, plan: { ...facts.plan, label: { ...label, ...change } } };
}

const MCC = { ingredient: 'microcrystalline cellulose', id: 'microcrystalline-cellulose', lot: 'MCC-11' };

/** Two steps down from 1 mg to 0.1 mcg in each mg, as for 1 mcg capsules. */
export const T1: Trituration = {
  makes: 'T1',
  medium: 'powder',
  from: 'naltrexone hydrochloride',
  api: '110 mg',
  apiId: 'naltrexone-hydrochloride',
  apiLot: 'NTX-0425',
  diluent: { ...MCC, weigh: '9.89 g' },
  total: '10 g',
  strength: '0.01 mg/mg',
  labelStrength: '10 mcg/mg',
  takeExact: '100 mg',
  take: '100 mg',
  useBy: '2027-05-20',
};
export const T2: Trituration = {
  makes: 'T2',
  medium: 'powder',
  from: 'T1',
  api: '100 mg',
  diluent: { ...MCC, weigh: '9.9 g' },
  total: '10 g',
  strength: '0.0001 mg/mg',
  labelStrength: '0.1 mcg/mg',
  takeExact: '630 mg',
  take: '630 mg',
  useBy: '2027-05-20',
};

/** A batch of 1 mcg capsules through both, with everything the engine tells of one. */
export function trituratedBatch(change: Partial<Batch> = {}): Batch {
  return {
    units: '60',
    unitsWithLoss: '63',
    capsuleSize: '4',
    components: [
      {
        ingredient: 'naltrexone hydrochloride',
        id: 'naltrexone-hydrochloride',
        role: 'API',
        lot: 'NTX-0425',
        lotExpiresOn: '2027-08-31',
        factor: '1.09959',
        perUnit: '1.0996 mcg',
        exact: '0.0692742 mg',
        weigh: '0.0693 mg',
        method: 'trituration',
      },
      {
        ...MCC,
        role: 'filler',
        lotExpiresOn: '2028-03-31',
        perUnit: '82 mg',
        weigh: '5.166 g',
        method: 'direct',
      },
      {
        ingredient: 'hypromellose shell, size 4',
        id: 'shell-hypromellose',
        role: 'shell',
        weigh: '63',
        method: 'count',
      },
    ],
    triturations: [T1, T2],
    unitWeight: '92 mg',
    worstCaseError: '3 %',
    rootSumSquareError: '1.7 %',
    strength: '1 mcg',
    quality: {
      unitWeight: { theoretical: '92 mg', low: '82.8 mg', high: '101.2 mg', sample: '10 capsules' },
      meanLow: '97 %',
      meanHigh: '103 %',
      mostRsd: '4 %',
      yield: { low: '95 %', high: '102 %', lowQuantity: '60 capsule', highQuantity: '64 capsule' },
      contentUniformity: {
        required: true,
        because:
          'One capsule holds 1 mcg, less than 25 mg: an even weight does not show an even dose; send 10 for assay.',
      },
    },
    workings: [
      {
        of: 'potency factor',
        formula: '1 / ({assay} × (1 − {water}))',
        inputs: [
          { name: 'assay', value: '0.995', from: 'lot NTX-0425' },
          { name: 'water', value: '0.086', from: 'lot NTX-0425' },
        ],
        result: '1.09959',
      },
      {
        of: 'dose if weighed without this correction',
        formula: '1 / {potency factor}',
        inputs: [{ name: 'potency factor', value: '1.09959', from: 'worked out' }],
        result: '90.9 % of label',
      },
    ],
    derivation: [
      'potency factor = 1 / (assay × (1 − water)) = 1 / (0.995 × (1 − 0.086)) = 1.09959 (assay: lot NTX-0425; water: lot NTX-0425)',
      'dose if weighed without this correction = 1 / potency factor = 1 / 1.09959 = 90.9 % of label',
    ],
    ...change,
  };
}

/** A releasable plan of 1 mcg capsules. */
export function trituratedPlan(change: Partial<Batch> = {}): Plan {
  const plan = examplePlan('capsule');
  const label = plan.label && { ...plan.label, strength: '1 mcg' };
  return { ...plan, label, batch: trituratedBatch(change) };
}

/** A titration kit of 0.5 mg and 1.5 mg capsules, each with a trituration of its own. */
export function kitPlan(): Plan {
  const plan = examplePlan('capsule');
  const kit = ['0.5 mg', '1.5 mg'].map((strength) => ({
    strength,
    count: 63,
    batch: trituratedBatch({
      strength,
      triturations: [{ ...T1, makes: `${strength} T1`, labelStrength: '0.2 mg/mg', take: '157.5 mg' }],
    }),
    label: {
      ...(plan.label as LabelText),
      strength,
      quantity: '63 capsules',
      directions:
        'Days 1–7: take 1 capsule of 0.5 mg at bedtime.\nDays 8–14: take 2 capsules of 0.5 mg at bedtime.\nDays 15–21: take 1 capsule of 1.5 mg at bedtime.',
    },
  }));
  const [first] = kit;
  return {
    ...plan,
    batch: first?.batch ?? null,
    label: first?.label ?? null,
    kit,
    supply: {
      fills: [],
      refills: 0,
      capsules: kit.map(({ strength, count }) => ({ strength, count })),
      schedule: [
        { dose: '0.5 mg', days: 7, capsules: [{ strength: '0.5 mg', count: 1 }] },
        {
          dose: '2 mg',
          days: 7,
          capsules: [
            { strength: '0.5 mg', count: 1 },
            { strength: '1.5 mg', count: 1 },
          ],
        },
      ],
    },
  };
}

const shelfLot = (lot: string) => ({ id: lot, lot, expiresOn: '2028-03-31' });

/** The record's lines of the two steps above, not yet weighed. */
export const INTERMEDIATES: readonly [IntermediateLine, IntermediateLine] = [
  {
    position: 1,
    name: 'T1',
    lot: 'G-26-0042-T1',
    strength: '10 mcg/mg',
    step: 1,
    from: 'naltrexone hydrochloride',
    apiLot: shelfLot('NTX-0425'),
    diluent: 'microcrystalline cellulose',
    diluentLot: shelfLot('MCC-11'),
    total: '10 g',
    planned: { api: '110 mg', diluent: '9.89 g', taken: '100 mg' },
    actual: { api: null, diluent: null, taken: null },
    useBy: '2027-05-20',
    usedIn: 'T2',
    madeBy: 'AE',
    madeAt: new Date('2026-11-22T09:00:00Z'),
    scannedAt: null,
  },
  {
    position: 2,
    name: 'T2',
    lot: 'G-26-0042-T2',
    strength: '0.1 mcg/mg',
    step: 2,
    from: 'T1',
    apiLot: null,
    diluent: 'microcrystalline cellulose',
    diluentLot: shelfLot('MCC-11'),
    total: '10 g',
    planned: { api: '100 mg', diluent: '9.9 g', taken: '630 mg' },
    actual: { api: null, diluent: null, taken: null },
    useBy: '2027-05-20',
    usedIn: undefined,
    madeBy: 'AE',
    madeAt: new Date('2026-11-22T09:00:00Z'),
    scannedAt: null,
  },
];
