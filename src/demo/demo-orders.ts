import type { OrderState } from '../orders/orders.entity.js';

/** An order of the demo: whose, what, how long ago it was made, and how far it went. */
export interface DemoOrder {
  readonly patient: string;
  readonly prescription: Record<string, unknown>;
  readonly madeDaysAgo: number;
  readonly upTo: Extract<
    OrderState,
    'draft' | 'approved' | 'compounding' | 'verification' | 'released' | 'dispensed'
  >;
}

const LDN = { productClass: 'LDN', timesPerDay: 1, timing: 'bedtime', refills: 2 };
const cream = { ...LDN, form: 'cream', dose: '4.5 mg', strength: '9 mg/mL', daysSupply: 28 };
const capsules = {
  ...LDN,
  form: 'capsule',
  dose: '4.5 mg',
  daysSupply: 60,
  filler: 'microcrystalline cellulose',
  shell: 'hypromellose',
};
const liquid = {
  ...LDN,
  form: 'oral-liquid',
  dose: '3 mg',
  strength: '1 mg/mL',
  vehicle: 'preserved-aqueous',
  daysSupply: 35,
};
const drops = { ...LDN, form: 'sublingual-drops', dose: '4.5 mg', strength: '6 mg/mL', daysSupply: 28 };
/** Micrograms beside an opioid, as the prescriber states: the drug comes through two triturations. */
const ultraLow = {
  ...capsules,
  productClass: 'ULDN',
  dose: '1 mcg',
  timesPerDay: 2,
  daysSupply: 30,
  refills: 0,
  uldnWithOpioidStatement: true,
};
/** Half a milligram more each week: two strengths of capsules. */
const rising = {
  ...capsules,
  dose: '4 mg',
  daysSupply: 56,
  refills: 0,
  titration: ['0.5', '1', '1.5', '2', '2.5', '3', '3.5', '4'].map((mg) => ({ dose: `${mg} mg`, days: 7 })),
};

/** Creams of every age, so that the board shows one past, some that end this week and some later. */
export const DEMO_ORDERS: readonly DemoOrder[] = [
  { patient: 'Bo Invented', prescription: cream, madeDaysAgo: 29, upTo: 'dispensed' },
  { patient: 'Gus Madeup', prescription: cream, madeDaysAgo: 25, upTo: 'dispensed' },
  { patient: 'Hana Nobody', prescription: { ...cream, dose: '2.25 mg' }, madeDaysAgo: 22, upTo: 'released' },
  { patient: 'Łucja Nguyễn', prescription: cream, madeDaysAgo: 7, upTo: 'dispensed' },
  { patient: 'Hana Nobody', prescription: liquid, madeDaysAgo: 30, upTo: 'dispensed' },
  { patient: 'Bo Invented', prescription: capsules, madeDaysAgo: 40, upTo: 'dispensed' },
  { patient: 'Gus Madeup', prescription: drops, madeDaysAgo: 3, upTo: 'released' },
  { patient: 'Hana Nobody', prescription: capsules, madeDaysAgo: 0, upTo: 'verification' },
  { patient: 'Bo Invented', prescription: drops, madeDaysAgo: 0, upTo: 'compounding' },
  { patient: 'Gus Madeup', prescription: liquid, madeDaysAgo: 0, upTo: 'approved' },
  {
    patient: 'Łucja Nguyễn',
    prescription: { ...capsules, filler: 'lactose monohydrate' },
    madeDaysAgo: 0,
    upTo: 'draft',
  },
  {
    patient: 'Cleo Fictitious',
    prescription: { ...capsules, filler: 'lactose monohydrate' },
    madeDaysAgo: 0,
    upTo: 'draft',
  },
  { patient: 'Dov Example', prescription: capsules, madeDaysAgo: 0, upTo: 'draft' },
  { patient: 'Eli Sample', prescription: capsules, madeDaysAgo: 0, upTo: 'draft' },
  { patient: 'Eli Sample', prescription: ultraLow, madeDaysAgo: 0, upTo: 'compounding' },
  { patient: 'Fay Placeholder', prescription: rising, madeDaysAgo: 0, upTo: 'draft' },
];
