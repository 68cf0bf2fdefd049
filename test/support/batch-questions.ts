import { CATALOGUE } from '../../src/catalogue/catalogue.js';
import type { Form, Formula } from '../../src/catalogue/formula.js';
import { CAPSULE_SIZES, type CapsuleSize } from '../../src/catalogue/ingredient.js';
import { SHIPPED_FORMULAS } from '../../src/catalogue/formulas.js';
import { day } from '../../src/calendar/day.js';
import { DEFAULT_POLICY } from '../../src/policy/policy.js';
import { amount, type Amount } from '../../src/quantities/amount.js';
import type {
  BatchQuestion,
  Equipment,
  LotFacts,
  PrescriptionFacts,
} from '../../src/batching/batching.types.js';

/** Questions to `batch()` from shipped formulas and invented lots, for the specs of the batching room. */
export function formulaFor(form: Form): Formula {
  const formula = SHIPPED_FORMULAS.find((each) => each.form === form);
  if (!formula) throw new Error(`no shipped formula for ${form}`);
  return formula;
}

type Stats = Partial<Record<CapsuleSize, string>>;
type LotText = Partial<
  Omit<LotFacts, 'expiresOn' | 'packStat' | 'onHand' | 'assay' | 'water' | 'density'>
> & {
  expiresOn?: string;
  onHand?: string;
  assay?: string;
  water?: string;
  density?: string;
  packStat?: Stats;
};

export function lot(ingredient: string, number: string, text: LotText = {}): LotFacts {
  const { expiresOn = '2028-12-31', onHand = '1 kg', assay, water, density, packStat = {}, ...rest } = text;
  const read = (value: string | undefined): Amount | undefined => (value ? amount(value) : undefined);
  return {
    ingredient,
    lot: number,
    expiresOn: day(expiresOn),
    onHand: amount(onHand),
    ...(assay ? { assay: amount(assay) } : {}),
    ...(water ? { water: amount(water) } : {}),
    ...(density ? { density: amount(density) } : {}),
    packStat: Object.fromEntries(Object.entries(packStat).map(([size, stat]) => [size, read(stat)])),
    ...rest,
  };
}

export const ANHYDROUS = lot('naltrexone-hydrochloride', 'NTX-A', {
  onHand: '25 g',
  form: 'anhydrous',
  assay: '99.2 %',
  assayBasis: 'anhydrous',
  water: '0.4 %',
  packStat: { '3': '180 mg', '4': '126 mg' },
});

export const DIHYDRATE = lot('naltrexone-hydrochloride', 'NTX-D', {
  onHand: '25 g',
  form: 'dihydrate',
  assay: '99.5 %',
  assayBasis: 'anhydrous',
  water: '8.6 %',
  packStat: { '3': '180 mg', '4': '126 mg' },
});

export const CELLULOSE = lot('microcrystalline-cellulose', 'MCC-1', {
  packStat: { '3': '132 mg', '4': '92 mg' },
});

export const OTHER_LOTS: readonly LotFacts[] = [
  lot('ascorbic-acid', 'ASC-1'),
  lot('sodium-benzoate', 'BEN-1'),
  lot('glycerol', 'GLY-1', { onHand: '5 L', density: '1.26 g/mL' }),
  lot('purified-water', 'WAT-1', { onHand: '20 L' }),
  lot('hydrolysed-hyaluronic-acid', 'HYA-1'),
];

export function creamBase(density: string): LotFacts {
  return lot(baseOf(), 'CRM-1', { onHand: '5 kg', density });
}

export function baseOf(): string {
  const part = formulaFor('cream').ingredients.find((each) => each.quantity.by === 'balance');
  if (!part) throw new Error('the cream has no base');
  return part.ingredient;
}

/** Nothing is said of equipment whose calibration falls due one day. */
const SOUND = { calibrationDue: day('2027-11-22') };

export const EQUIPMENT: Equipment = {
  balance: { readability: amount('0.1 mg'), minimumWeighable: amount('120 mg'), ...SOUND },
  dropper: { dropsPerMl: amount('24 drop/mL'), calibratedFor: 'ldn-sublingual-drops' },
  applicator: { perClick: amount('0.25 mL'), priming: amount('2 mL'), ...SOUND },
  syringe: { graduation: amount('0.1 mL') },
  capsuleMachine: { sizes: CAPSULE_SIZES, ...SOUND },
};

/** Reads to 0.01 mg and weighs from 1 mg. */
export const FINE: Equipment = {
  ...EQUIPMENT,
  balance: { readability: amount('0.01 mg'), minimumWeighable: amount('1 mg'), ...SOUND },
};

type Asked = Partial<Omit<PrescriptionFacts, 'dose' | 'strength'>> & { dose?: string; strength?: string };

export function question(
  form: Form,
  asked: Asked = {},
  more: Partial<Omit<BatchQuestion, 'prescription'>> = {},
): BatchQuestion {
  const formula = more.formula ?? formulaFor(form);
  const { dose = '4.5 mg', strength, ...rest } = asked;
  const prescription: PrescriptionFacts = {
    productClass: 'LDN',
    form,
    dose: amount(dose),
    strengthBasis: 'naltrexone hydrochloride',
    timesPerDay: 1,
    daysSupply: 30,
    refills: 0,
    titration: [],
    uldnWithOpioidStatement: false,
    ...(strength ? { strength: amount(strength) } : {}),
    ...rest,
  };
  return {
    formula,
    parts: formula.ingredients,
    days: more.days ?? prescription.daysSupply,
    steps: [{ dose: prescription.dose, days: more.days ?? prescription.daysSupply }],
    compoundedOn: day('2026-11-22'),
    equipment: EQUIPMENT,
    lots: [ANHYDROUS, CELLULOSE, ...OTHER_LOTS, creamBase('0.97 g/mL')],
    policy: DEFAULT_POLICY,
    catalogue: CATALOGUE,
    ...more,
    prescription,
  };
}
