/** Requests as plan-contract's JSON has them, for tests of the whole of `plan()`. */
export interface JsonRequest {
  compoundedOn: string;
  standard: string;
  policy: Record<string, string>;
  equipment: Record<string, Record<string, string>>;
  patient: Record<string, unknown>;
  prescription: Record<string, unknown>;
  lots?: Record<string, unknown>[];
  decisions: Record<string, unknown>[];
}

export const ANHYDROUS = {
  ingredient: 'naltrexone hydrochloride',
  lot: 'NTX-A',
  expiresOn: '2028-12-31',
  onHand: '25 g',
  form: 'anhydrous',
  assay: '99.2 %',
  assayBasis: 'anhydrous',
  water: '0.4 %',
  packStat: { '3': '180 mg', '4': '126 mg' },
};

export const DIHYDRATE = {
  ...ANHYDROUS,
  lot: 'NTX-D',
  form: 'dihydrate',
  assay: '99.5 %',
  water: '8.6 %',
};

export const CELLULOSE = {
  ingredient: 'microcrystalline cellulose',
  lot: 'MCC-11',
  expiresOn: '2028-12',
  onHand: '2 kg',
  packStat: { '3': '132 mg', '4': '92 mg' },
};

const plain = (ingredient: string, lot: string, onHand: string, more: object = {}) => ({
  ingredient,
  lot,
  expiresOn: '2028-12-31',
  onHand,
  ...more,
});

export const LIQUID_LOTS = [
  plain('ascorbic acid', 'ASC', '250 g'),
  plain('sodium benzoate', 'BEN', '250 g'),
  plain('glycerol', 'GLY', '5 L', { density: '1.26 g/mL' }),
  plain('purified water', 'WAT', '20 L', { density: '1 g/mL' }),
  plain('sterile water', 'SWI', '20 L', { density: '1 g/mL' }),
];

export const CREAM_LOTS = (base: string, density: string) => [
  plain('hydrolysed hyaluronic acid', 'HYA', '100 g'),
  plain('glycerol', 'GLY', '5 L', { density: '1.26 g/mL' }),
  plain(base, 'CRM', '5 kg', { density }),
];

export const EQUIPMENT = {
  balance: { readability: '0.1 mg', minimumWeighable: '120 mg' },
  dropper: { dropsPerMl: '24', calibratedFor: 'ldn-sublingual-drops' },
  applicator: { perClick: '0.25 mL', priming: '2 mL' },
  syringe: { graduation: '0.1 mL' },
};

/** Reads to 0.01 mg and weighs from 1 mg, so that the small examples need no trituration. */
export const FINE_EQUIPMENT = { ...EQUIPMENT, balance: { readability: '0.01 mg', minimumWeighable: '1 mg' } };

export const HEALTHY = {
  name: 'Ada Example',
  birthDate: '1980-02-29',
  allergies: { status: 'none-known', entries: [] },
  medications: { reviewedOn: '2025-03-01', entries: [] },
  conditions: { reviewedOn: '2025-03-01', entries: [] },
};

export function requestFor(
  prescription: Record<string, unknown>,
  more: Partial<JsonRequest> = {},
): JsonRequest {
  return {
    compoundedOn: '2025-03-03',
    standard: 'usp-795-2023',
    policy: {},
    equipment: EQUIPMENT,
    patient: HEALTHY,
    prescription: {
      writtenOn: '2025-03-01',
      productClass: 'LDN',
      dose: '4.5 mg',
      timesPerDay: 1,
      timing: 'bedtime',
      daysSupply: 30,
      ...prescription,
    },
    lots: [ANHYDROUS, CELLULOSE],
    decisions: [],
    ...more,
  };
}

export function allergicTo(text: string, kind = 'allergy', more: object = {}): Record<string, unknown> {
  const entry = { text, kind, clinicalStatus: 'active', verificationStatus: 'confirmed', ...more };
  return { ...HEALTHY, allergies: { status: 'recorded', entries: [entry] } };
}
