import type { Day } from '../calendar/day.js';
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

/** What the demo pharmacy has on the shelf, received two months ago. */
export function demoLots(today: Day, base: string): LotInput[] {
  return [...LINES, baseLine(base)].map(({ goodForDays, ...lot }) => ({
    ...lot,
    supplier: 'Sample Chemicals',
    receivedOn: today.subtract({ days: 60 }).toString(),
    expiresOn: today.add({ days: goodForDays }).toString(),
  }));
}

/** An analytical balance reading to 0.01 mg, and devices calibrated with the pharmacy's own products. */
export function demoEquipment(today: Day): EquipmentInput[] {
  const calibratedOn = today.subtract({ days: 30 }).toString();
  return [
    {
      kind: 'balance',
      name: 'Analytical balance 1',
      facts: { readability: '0.01 mg', minimumWeighable: '20 mg' },
      calibratedOn,
    },
    {
      kind: 'dropper',
      name: 'Dropper bottle 30 mL, tip lot T-17',
      facts: { dropsPerMl: '24', calibratedFor: 'ldn-sublingual-drops' },
      calibratedOn,
    },
    {
      kind: 'applicator',
      name: 'Metered applicator 35 mL',
      facts: { perClick: '0.25 mL', priming: '2 mL' },
      calibratedOn,
    },
    { kind: 'syringe', name: 'Oral syringe 5 mL', facts: { graduation: '0.1 mL' }, calibratedOn },
  ];
}
