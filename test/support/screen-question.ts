import { day } from '../../src/calendar/day.js';
import { CATALOGUE } from '../../src/catalogue/catalogue.js';
import type { Role } from '../../src/catalogue/ingredient.js';
import type { Finding, Status } from '../../src/findings/finding.js';
import { STATUSES, worst } from '../../src/findings/finding.js';
import { DEFAULT_POLICY } from '../../src/policy/policy.js';
import { amount } from '../../src/quantities/amount.js';
import { screen } from '../../src/screening/screen.js';
import type {
  AllergyEntry,
  AllergyKind,
  ConditionEntry,
  MedicationEntry,
  ScreenAnswer,
  ScreenedComponent,
  ScreenQuestion,
} from '../../src/screening/screening.types.js';

export const COMPOUNDED_ON = day('2026-11-22');

const WHERE: Partial<Record<Role, string>> = {
  shell: 'capsule shell',
  filler: 'capsule fill',
  API: 'capsule fill',
};

/** A component by catalogue id or name; the role is the ingredient's first. */
export function component(name: string, role?: Role): ScreenedComponent {
  const ingredient = CATALOGUE.find(name, role ? [role] : undefined);
  if (!ingredient) throw new Error(`no ingredient ${name}`);
  const as = role ?? ingredient.roles[0] ?? 'filler';
  return { ingredient: ingredient.id, role: as, path: [WHERE[as] ?? 'preparation'] };
}

/** The plainest capsule: nothing of it alarms. */
export const PLAIN_CAPSULE: readonly ScreenedComponent[] = [
  component('naltrexone-hydrochloride', 'API'),
  component('microcrystalline-cellulose', 'filler'),
  component('hypromellose-shell', 'shell'),
];

/** The same capsule with another filler. */
export function capsuleOf(filler: string, shell = 'hypromellose-shell'): readonly ScreenedComponent[] {
  return [
    component('naltrexone-hydrochloride', 'API'),
    component(filler, 'filler'),
    component(shell, 'shell'),
  ];
}

export function allergy(
  text: string,
  kind: AllergyKind = 'allergy',
  rest: Partial<AllergyEntry> = {},
): AllergyEntry {
  return { text, kind, clinicalStatus: 'active', verificationStatus: 'confirmed', coding: [], ...rest };
}

export function medication(text: string, status = 'active', lastTaken?: string): MedicationEntry {
  return { text, status, coding: [], ...(lastTaken === undefined ? {} : { lastTaken: day(lastTaken) }) };
}

export function condition(text: string): ConditionEntry {
  return { text, coding: [] };
}

export interface Asked {
  readonly allergies?: readonly AllergyEntry[];
  readonly status?: 'recorded' | 'none-known' | 'not-asked';
  readonly medications?: readonly MedicationEntry[];
  readonly conditions?: readonly ConditionEntry[];
  readonly components?: readonly ScreenedComponent[];
  readonly change?: Partial<ScreenQuestion>;
}

/** A healthy adult with a reviewed list; no allergies given means that none is known. */
export function question(asked: Asked = {}): ScreenQuestion {
  const entries = asked.allergies ?? [];
  return {
    patient: {
      name: 'Ada Example',
      birthDate: day('1980-02-29'),
      allergies: { status: asked.status ?? (entries.length > 0 ? 'recorded' : 'none-known'), entries },
      medications: { reviewedOn: day('2026-11-20'), entries: asked.medications ?? [] },
      conditions: { reviewedOn: day('2026-11-20'), entries: asked.conditions ?? [] },
    },
    components: asked.components ?? PLAIN_CAPSULE,
    form: 'capsule',
    route: 'oral',
    productClass: 'LDN',
    dose: amount('4.5 mg'),
    timesPerDay: 1,
    uldnWithOpioidStatement: false,
    compoundedOn: COMPOUNDED_ON,
    policy: DEFAULT_POLICY,
    catalogue: CATALOGUE,
    ...asked.change,
  };
}

/**
 * Asks, and checks what must always hold: a row for every entry by every component, ids that are unique, a reason for
 * everything but a plain pass, and a finding behind every row that is not a pass.
 */
export function ask(asked: Asked = {}): ScreenAnswer & { readonly status: Status } {
  const asking = question(asked);
  const answer = screen(asking);
  const { status, entries } = asking.patient.allergies;
  const listRows = status === 'recorded' && entries.length > 0 ? 0 : 1;
  const rows = (entries.length + listRows) * asking.components.length;
  if (answer.screened.length !== rows) throw new Error(`${answer.screened.length} rows instead of ${rows}`);
  const ids = answer.findings.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) throw new Error(`ids twice: ${ids.join(' ')}`);
  for (const row of answer.screened) {
    if (row.result !== 'pass' && !row.because)
      throw new Error(`${row.allergy} × ${row.component} has no reason`);
  }
  const worstRow = worst(answer.screened.map(({ result }) => result));
  const overall = worst(answer.findings.map((finding) => finding.status));
  if (STATUSES.indexOf(overall) > STATUSES.indexOf(worstRow))
    throw new Error('a row is worse than every finding');
  return { ...answer, status: overall };
}

/** `rule status subject`, for short expectations. */
export function lines(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, status, subject }) => `${rule} ${status} ${subject}`);
}

/** The result of one entry against one component: `row('milk', 'lactose-monohydrate')`. */
export function resultOf(
  entry: AllergyEntry | string,
  ingredient: string,
  change: Partial<ScreenQuestion> = {},
): Status {
  const recorded = typeof entry === 'string' ? allergy(entry) : entry;
  const row = ask({ allergies: [recorded], components: [component(ingredient)], change }).screened[0];
  if (!row) throw new Error('no row');
  return row.result;
}
