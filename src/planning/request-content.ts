import { isBefore, readDay } from '../calendar/day.js';
import { CAPSULE_SIZES, type CapsuleSize, type Catalogue, type Role } from '../catalogue/ingredient.js';
import { faultOfSetting, isSettingName, SETTINGS } from '../policy/policy.js';
import { faultOfAmount } from '../quantities/is-amount.js';
import type { Fault } from '../refusals/refusal.js';

type Json = Readonly<Record<string, unknown>>;

/** Far above a shelf; a longer list is refused by its shape. */
const MOST_LOTS = 2000;
/** Near matches cost a walk through every name, so only the first unknown names get them. */
const MOST_HINTS = 10;

/**
 * What only the catalogue, the policy and the calendar can refuse. Takes the JSON as it came, so that these faults are
 * listed beside those of shape; a field of the wrong shape is passed over here.
 */
export function faultsOfContent(json: Json, catalogue: Catalogue): Fault[] {
  const named = new IngredientNames(catalogue);
  const prescription = objectOf(json['prescription']);
  const lots = listOf(json['lots']).slice(0, MOST_LOTS).map(objectOf);
  return [
    ...faultsOfPolicy(objectOf(json['policy'])),
    ...faultsOfBirthDate(json),
    ...(['filler', 'shell', 'base'] as const).flatMap((role) =>
      named.faults(prescription[role], `prescription.${role}`, [role]),
    ),
    ...named.faults(prescription['tablets'], 'prescription.tablets', ['source-tablet']),
    ...faultsOfEach(prescription['titrationStrengths'], 'prescription.titrationStrengths', (strength) =>
      faultOfAmount(strength, { dimensions: ['mass'], example: '1.5 mg' }),
    ),
    ...faultsOfEach(sizesOfMachine(json), 'equipment.capsuleMachine.sizes', faultOfSize),
    ...lots.flatMap((lot, index) => [
      ...named.faults(lot['ingredient'], `lots[${index}].ingredient`, rolesOfLot(lot['onHand'])),
      ...faultsOfPackStat(objectOf(lot['packStat']), `lots[${index}].packStat`),
    ]),
    ...faultsOfTwins(lots, catalogue),
  ];
}

/** One word can name a powder and the shell or tablet made of it: what is counted is the shell, or the tablet. */
export function rolesOfLot(onHand: unknown): readonly Role[] | undefined {
  if (typeof onHand !== 'string') return undefined;
  if (onHand.trim().endsWith('capsule')) return ['shell'];
  return onHand.trim().endsWith('tablet') ? ['source-tablet'] : undefined;
}

export function isCapsuleSize(text: string): text is CapsuleSize {
  return (CAPSULE_SIZES as readonly string[]).includes(text);
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function faultsOfPolicy(overrides: Json): Fault[] {
  return Object.entries(overrides).flatMap(([name, value]) => {
    const path = `policy.${name.slice(0, 60)}`;
    if (!isSettingName(name)) {
      const settings = Object.keys(SETTINGS).join(', ');
      return [{ path, message: `is not a policy setting; the settings are ${settings}` }];
    }
    const message = faultOfSetting(name, value);
    return message === undefined ? [] : [{ path, message }];
  });
}

function faultsOfBirthDate(json: Json): Fault[] {
  const birth = readDay(objectOf(json['patient'])['birthDate']);
  const made = readDay(json['compoundedOn']);
  if ('fault' in birth || 'fault' in made || !isBefore(made.day, birth.day)) return [];
  return [{ path: 'patient.birthDate', message: 'is after compoundedOn; write the day of birth' }];
}

const MOST_OF_A_LIST = 20;

/** Of a list of single values: what is wrong with each, at its place. */
function faultsOfEach(list: unknown, path: string, faultOf: (value: unknown) => string | undefined): Fault[] {
  return listOf(list)
    .slice(0, MOST_OF_A_LIST)
    .flatMap((value, index) => {
      const message = faultOf(value);
      return message === undefined ? [] : [{ path: `${path}[${index}]`, message }];
    });
}

function sizesOfMachine(json: Json): unknown {
  return objectOf(objectOf(json['equipment'])['capsuleMachine'])['sizes'];
}

function faultOfSize(size: unknown): string | undefined {
  return typeof size === 'string' && isCapsuleSize(size)
    ? undefined
    : `is not a capsule size; sizes are ${CAPSULE_SIZES.join(', ')}`;
}

function faultsOfPackStat(given: Json, path: string): Fault[] {
  return Object.entries(given).flatMap(([size, value]) => {
    const at = `${path}.${size.slice(0, 20)}`;
    if (!isCapsuleSize(size)) {
      return [{ path: at, message: `is not a capsule size; sizes are ${CAPSULE_SIZES.join(', ')}` }];
    }
    const message = faultOfAmount(value, { dimensions: ['mass'], example: '132 mg' });
    return message === undefined ? [] : [{ path: at, message }];
  });
}

function faultsOfTwins(lots: readonly Json[], catalogue: Catalogue): Fault[] {
  const seen = new Set<string>();
  return lots.flatMap(({ ingredient, lot, onHand }, index) => {
    if (typeof ingredient !== 'string' || typeof lot !== 'string') return [];
    const id = catalogue.find(ingredient, rolesOfLot(onHand))?.id;
    const key = `${id}\n${lot}`;
    const twin = id !== undefined && seen.has(key);
    seen.add(key);
    const message = 'stands twice for this ingredient; list each lot once';
    return twin ? [{ path: `lots[${index}].lot`, message }] : [];
  });
}

/** Names looked up in the catalogue, with near matches for those it does not know. */
class IngredientNames {
  private hints = 0;

  constructor(private readonly catalogue: Catalogue) {}

  faults(name: unknown, path: string, roles: readonly Role[] | undefined): Fault[] {
    if (typeof name !== 'string' || this.catalogue.find(name, roles)) return [];
    const what = roles ? `a ${roles.join(' or ')}` : 'an ingredient';
    return [{ path, message: `is not ${what} the catalogue knows${this.hint(name, roles)}` }];
  }

  private hint(name: string, roles: readonly Role[] | undefined): string {
    this.hints += 1;
    const near = this.hints > MOST_HINTS ? [] : this.catalogue.nearest(name, roles, 3);
    return near.length > 0 ? `; did you mean ${near.join(', ')}?` : '; the ingredients page lists them all';
  }
}
