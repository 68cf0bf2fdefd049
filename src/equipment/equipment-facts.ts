import { CATALOGUE } from '../catalogue/catalogue.js';
import { readPlanRequest } from '../planning/read-plan-request.js';
import type { Fault } from '../refusals/refusal.js';
import type { EquipmentFacts, EquipmentKind } from './equipment.entity.js';

/** What the register keeps beside the facts, though a plan request has it among them. */
const BESIDE = ['name', 'calibratedOn', 'calibrationDue'];

/** Facts are wrong when a plan request with them is: the one reader checks them. Paths begin with `facts`. */
export function faultsOfFacts(kind: EquipmentKind, facts: Readonly<Record<string, unknown>>): Fault[] {
  const reading = readPlanRequest(
    {
      compoundedOn: '2026-01-01',
      standard: 'usp-795-2023',
      patient: { name: '-' },
      prescription: { productClass: 'LDN', form: 'capsule', dose: '1 mg', timesPerDay: 1, daysSupply: 1 },
      equipment: { [kind]: facts },
    },
    CATALOGUE,
  );
  const prefix = `equipment.${kind}`;
  const wrong = ('faults' in reading ? reading.faults : []).map(({ path, message }) => ({
    path: path.startsWith(prefix) ? `facts${path.slice(prefix.length)}` : path,
    message,
  }));
  return [...wrong, ...faultsOfPlace(facts), ...faultsOfDrops(facts), ...faultsOfBase(facts)];
}

function faultsOfPlace(facts: Readonly<Record<string, unknown>>): Fault[] {
  return BESIDE.filter((name) => isGiven(facts[name])).map((name) => ({
    path: `facts.${name}`,
    message: 'stands beside the facts, not among them',
  }));
}

/** Drops in 1 mL are given, or worked out from drops that were counted and weighed: one of the two. */
function faultsOfDrops(facts: Readonly<Record<string, unknown>>): Fault[] {
  const { dropsPerMl, drops, mass, density } = facts;
  const path = 'facts.drops';
  if (isGiven(dropsPerMl) && isGiven(drops)) {
    return [{ path, message: 'and drops in 1 mL say the same twice; give one of them' }];
  }
  return !isGiven(drops) && (isGiven(mass) || isGiven(density))
    ? [{ path, message: 'is missing; write how many drops were weighed' }]
    : [];
}

function faultsOfBase({ calibratedBase }: Readonly<Record<string, unknown>>): Fault[] {
  if (typeof calibratedBase !== 'string' || CATALOGUE.find(calibratedBase, ['base'])) return [];
  const near = CATALOGUE.nearest(calibratedBase, ['base'], 3).join(', ');
  return [
    { path: 'facts.calibratedBase', message: `is not a base the catalogue knows; did you mean ${near}?` },
  ];
}

/** As they are kept: without what was left out, a base by its id. */
export function keptFacts(facts: EquipmentFacts): EquipmentFacts {
  const { calibratedBase } = facts;
  const base = typeof calibratedBase === 'string' && CATALOGUE.find(calibratedBase, ['base'])?.id;
  const kept = Object.entries({ ...facts, ...(base ? { calibratedBase: base } : {}) });
  return Object.fromEntries(kept.filter(([, value]) => isGiven(value)));
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
