import type { Day } from '../calendar/day.js';
import type { CapsuleSize } from '../catalogue/ingredient.js';
import type { EquipmentInput } from '../equipment/equipment.dto.js';
import type { LotInput } from '../lots/lots.dto.js';

interface StockLine extends Omit<LotInput, 'supplier' | 'receivedOn' | 'expiresOn'> {
  /** Days from today to the lot's expiry. */
  readonly goodForDays: number;
}

const LINES: readonly StockLine[] = [
  {
    ingredient: 'naltrexone hydrochloride',
    lot: 'NTX-0425',
    goodForDays: 282,
    quantity: '25 g',
    form: 'dihydrate',
    assay: '99.5 %',
    assayBasis: 'anhydrous',
    water: '8.6 %',
    packStat: { '4': '126 mg', '3': '180 mg', '2': '222 mg', '1': '300 mg' },
  },
  line('microcrystalline cellulose', 'MCC-11', 494, '2 kg', {
    '4': '92 mg',
    '3': '132 mg',
    '2': '163 mg',
    '1': '220 mg',
  }),
  line('lactose monohydrate', 'LAC-07', 494, '1 kg', {
    '4': '115 mg',
    '3': '168 mg',
    '2': '207 mg',
    '1': '280 mg',
  }),
  line('rice flour', 'RIC-02', 373, '500 g', { '4': '104 mg', '3': '150 mg', '2': '185 mg', '1': '250 mg' }),
  line('ascorbic acid', 'ASC-03', 343, '250 g'),
  line('sodium benzoate', 'BEN-08', 435, '250 g'),
  { ...line('glycerol', 'GLY-21', 556, '5 L'), density: '1.26 g/mL' },
  { ...line('purified water', 'WAT-1120', 129, '20 L'), density: '1 g/mL' },
  { ...line('sterile water', 'SWI-0911', 312, '5 L'), density: '1 g/mL' },
  line('hydrolysed hyaluronic acid', 'HYA-02', 404, '100 g'),
  line('naltrexone hydrochloride 50 mg tablet, generic A', 'TAB-3106', 512, '300 tablet'),
  shells('4', 'HPM-0418', '5000 capsule'),
  shells('3', 'HPM-0377', '5000 capsule'),
  shells('1', 'HPM-0290', '2000 capsule'),
];

/** One base in stock: the cream formula's own. */
export function baseLine(base: string): StockLine {
  return { ...line(base, 'CRM-14', 220, '5 kg'), density: '0.97 g/mL' };
}

function line(
  ingredient: string,
  lot: string,
  goodForDays: number,
  quantity: string,
  packStat?: Record<string, string>,
): StockLine {
  return { ingredient, lot, goodForDays, quantity, ...(packStat ? { packStat } : {}) };
}

function shells(size: CapsuleSize, lot: string, quantity: string): StockLine {
  return { ...line('hypromellose', lot, 900, quantity), size };
}

/** What the demo pharmacy has on the shelf, received two months ago. */
export function demoLots(today: Day, base: string): LotInput[] {
  return [...LINES, baseLine(base)].map(({ goodForDays, ...lot }) => ({
    ...lot,
    supplier: 'Sample Chemicals',
    receivedOn: today.subtract({ days: 60 }).toString(),
    expiresOn: today.add({ days: goodForDays }).toString(),
  }));
}

/**
 * Devices calibrated with the pharmacy's own products, the newest last. The capsule machine is due soon; the class III
 * balance is overdue, so that it cannot be chosen.
 */
export function demoEquipment(today: Day): EquipmentInput[] {
  const calibrated = (daysAgo: number, goodForDays: number) => ({
    calibratedOn: today.subtract({ days: daysAgo }).toString(),
    calibrationDue: today.subtract({ days: daysAgo }).add({ days: goodForDays }).toString(),
  });
  return [
    {
      kind: 'balance',
      name: 'Class III balance 2',
      facts: { readability: '10 mg', sensitivity: '6 mg' },
      ...calibrated(450, 365),
    },
    {
      kind: 'balance',
      name: 'Analytical balance 1',
      facts: { readability: '0.01 mg', minimumWeighable: '20 mg' },
      ...calibrated(60, 365),
    },
    {
      kind: 'dropper',
      name: 'Dropper bottle 30 mL, tip lot T-17',
      facts: {
        drops: '30',
        mass: '1.375 g',
        density: '1.1 g/mL',
        calibratedFor: 'ldn-sublingual-drops',
        dropperLot: 'T-17',
        suppliedLot: 'T-17',
      },
      ...calibrated(60, 180),
    },
    {
      kind: 'applicator',
      name: 'Metered applicator 35 mL',
      facts: { perClick: '0.25 mL', priming: '2 mL', clickError: '4 %' },
      ...calibrated(60, 365),
    },
    {
      kind: 'syringe',
      name: 'Oral syringe 5 mL',
      facts: { graduation: '0.1 mL' },
      ...calibrated(60, 730),
    },
    {
      kind: 'capsuleMachine',
      name: 'Capsule machine, 100 holes',
      facts: { sizes: ['4', '3', '1'] },
      ...calibrated(345, 365),
    },
  ];
}
