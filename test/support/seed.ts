import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { SHIPPED_FORMULAS } from '../../src/catalogue/formulas.js';
import type { Database } from '../../src/database/database.js';
import { EquipmentItem } from '../../src/equipment/equipment.entity.js';
import { FormulaVersion } from '../../src/formulas/formulas.entity.js';
import { Lot, StockMovement, type LotCertificate } from '../../src/lots/lots.entity.js';
import { Pharmacy } from '../../src/pharmacies/pharmacies.entity.js';
import { SHIPPED_TEMPLATES } from '../../src/planning/titration-templates.data.js';
import { hashPassword, PASSWORD_COST } from '../../src/staff/password.js';
import type { SignedIn } from '../../src/staff/signed-in.js';
import { Staff, type StaffRole } from '../../src/staff/staff.entity.js';
import { TitrationTemplateEntry } from '../../src/titration-templates/titration-templates.entity.js';

/** The password of everyone in the tests. */
export const PASSWORD = 'four words on a bench';

export type Person = SignedIn & { readonly login: string; readonly password: string };

export interface Seeded {
  readonly pharmacyId: string;
  readonly technician: Person;
  readonly pharmacist: Person;
  /** Another pharmacist, who may verify what the first has made. */
  readonly second: Person;
  readonly manager: Person;
  /** Ids of the lots, by ingredient. */
  readonly lots: Readonly<Record<string, string>>;
}

const PEOPLE: readonly {
  of: 'technician' | 'pharmacist' | 'second' | 'manager';
  name: string;
  role: StaffRole;
}[] = [
  { of: 'technician', name: 'Tess Invented', role: 'technician' },
  { of: 'pharmacist', name: 'Ada Example', role: 'pharmacist' },
  { of: 'second', name: 'Paul Sample', role: 'pharmacist' },
  { of: 'manager', name: 'Max Fictitious', role: 'manager' },
];

interface SeedLot {
  readonly ingredient: string;
  readonly lot: string;
  readonly unit: 'mg' | 'mL';
  readonly quantity: string;
  readonly certificate?: LotCertificate;
}

const API: LotCertificate = {
  form: 'dihydrate',
  assay: '99.5 %',
  assayBasis: 'anhydrous',
  water: '8.6 %',
  packStat: { '1': '300 mg', '2': '220 mg', '3': '180 mg', '4': '126 mg' },
};
const packStat = (one: string, two: string, three: string, four: string): LotCertificate => ({
  packStat: { '1': one, '2': two, '3': three, '4': four },
});

const LOTS: readonly SeedLot[] = [
  {
    ingredient: 'naltrexone-hydrochloride',
    lot: 'NTX-0425',
    unit: 'mg',
    quantity: '25000',
    certificate: API,
  },
  {
    ingredient: 'microcrystalline-cellulose',
    lot: 'MCC-11',
    unit: 'mg',
    quantity: '2000000',
    certificate: packStat('220 mg', '162 mg', '132 mg', '92 mg'),
  },
  {
    ingredient: 'lactose-monohydrate',
    lot: 'LAC-07',
    unit: 'mg',
    quantity: '1000000',
    certificate: packStat('280 mg', '206 mg', '168 mg', '115 mg'),
  },
  {
    ingredient: 'rice-flour',
    lot: 'RIC-02',
    unit: 'mg',
    quantity: '500000',
    certificate: packStat('250 mg', '184 mg', '150 mg', '104 mg'),
  },
  { ingredient: 'ascorbic-acid', lot: 'ASC-03', unit: 'mg', quantity: '250000' },
  { ingredient: 'sodium-benzoate', lot: 'BEN-08', unit: 'mg', quantity: '250000' },
  { ingredient: 'hydrolysed-hyaluronic-acid', lot: 'HYA-02', unit: 'mg', quantity: '100000' },
  {
    ingredient: 'glycerol',
    lot: 'GLY-21',
    unit: 'mL',
    quantity: '5000',
    certificate: { density: '1.26 g/mL' },
  },
  {
    ingredient: 'purified-water',
    lot: 'WAT-1120',
    unit: 'mL',
    quantity: '20000',
    certificate: { density: '1 g/mL' },
  },
  {
    ingredient: 'sterile-water',
    lot: 'SWI-0911',
    unit: 'mL',
    quantity: '5000',
    certificate: { density: '1 g/mL' },
  },
  {
    ingredient: baseOfTheCream(),
    lot: 'CRM-14',
    unit: 'mg',
    quantity: '5000000',
    certificate: { density: '0.97 g/mL' },
  },
];

const EQUIPMENT = [
  { kind: 'balance', name: 'Balance 1', facts: { readability: '0.01 mg', minimumWeighable: '20 mg' } },
  {
    kind: 'dropper',
    name: 'Dropper 30 mL',
    facts: { dropsPerMl: '24', calibratedFor: 'ldn-sublingual-drops' },
  },
  { kind: 'applicator', name: 'Applicator 35 mL', facts: { perClick: '0.25 mL', priming: '2 mL' } },
  { kind: 'syringe', name: 'Syringe 5 mL', facts: { graduation: '0.1 mL' } },
] as const;

function baseOfTheCream(): string {
  const cream = SHIPPED_FORMULAS.find((formula) => formula.form === 'cream');
  return cream?.ingredients.find((part) => part.selectedBy === 'base')?.ingredient ?? 'cetomacrogol-cream-b';
}

/**
 * A pharmacy ready to work. `prefix` tells the logins and names of several pharmacies apart: `tess`, or `b-tess`.
 * Everything expires at the end of 2031.
 */
export async function seedPharmacy(
  database: Database,
  options: { prefix?: string; timeZone?: string } = {},
): Promise<Seeded> {
  const { prefix = '', timeZone = 'America/New_York' } = options;
  const pharmacyId = randomUUID();
  const pharmacyName = `${prefix}Northside Compounding`;
  // Hashed once, at a cost that only tests can afford to lower.
  const passwordHash = await hashPassword(PASSWORD, { ...PASSWORD_COST, logN: 10 });
  return database.transact({ pharmacyId, staffId: null, reason: 'first run' }, async (manager) => {
    await manager.insert(Pharmacy, {
      id: pharmacyId,
      name: pharmacyName,
      address: ['12 High Street', 'Springfield'],
      phone: '555 0100',
      timeZone,
      standard: 'usp-795-2023',
    });
    const people: Partial<Record<(typeof PEOPLE)[number]['of'], Person>> = {};
    for (const { of, name, role } of PEOPLE) {
      const [first = '', last = ''] = name.split(' ');
      const person = { login: prefix + first.toLowerCase(), name, initials: `${first[0]}${last[0]}`, role };
      const staffId = randomUUID();
      await manager.insert(Staff, { id: staffId, ...person, passwordHash });
      people[of] = {
        ...person,
        staffId,
        pharmacyId,
        password: PASSWORD,
        csrfToken: '',
        pharmacyName,
        timeZone,
      };
    }
    const {
      technician,
      pharmacist,
      second,
      manager: boss,
    } = people as Record<(typeof PEOPLE)[number]['of'], Person>;
    await seedFormulas(manager, pharmacist.staffId);
    await seedEquipment(manager);
    await seedTemplates(manager);
    return { pharmacyId, technician, pharmacist, second, manager: boss, lots: await seedLots(manager) };
  });
}

async function seedFormulas(manager: EntityManager, approvedById: string): Promise<void> {
  for (const content of SHIPPED_FORMULAS) {
    await manager.insert(FormulaVersion, {
      formulaId: content.id,
      version: content.version,
      status: 'approved',
      // TypeORM's type for partial JSON does not fit readonly arrays.
      content: content as object,
      approvedById,
      approvedAt: new Date(),
    });
  }
}

async function seedEquipment(manager: EntityManager): Promise<void> {
  for (const { kind, name, facts } of EQUIPMENT) {
    await manager.insert(EquipmentItem, { kind, name, facts, calibratedOn: '2026-01-05' });
  }
}

async function seedTemplates(manager: EntityManager): Promise<void> {
  for (const { name, steps, source } of SHIPPED_TEMPLATES) {
    await manager.insert(TitrationTemplateEntry, { name, steps: [...steps], source });
  }
}

async function seedLots(manager: EntityManager): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const { quantity, ...lot } of LOTS) {
    const id = randomUUID();
    ids[lot.ingredient] = id;
    await manager.insert(Lot, {
      id,
      ...lot,
      supplier: 'Sample Chemicals',
      receivedOn: '2026-01-05',
      expiresOn: '2031-12-31',
      status: 'released',
    });
    await manager.insert(StockMovement, { lotId: id, quantity, reason: 'received' });
  }
  return ids;
}
