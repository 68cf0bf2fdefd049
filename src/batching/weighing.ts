import type { Role } from '../catalogue/ingredient.js';
import { earliest, lastDayOfUse } from '../calendar/day.js';
import type { Finding } from '../findings/finding.js';
import { dayCountOf, policyDays } from '../policy/policy.js';
import { Amount, Exact, settled } from '../quantities/amount.js';
import type { Source } from './allocate.js';
import {
  LEAST_WEIGHABLE,
  LIMIT_OF_ERROR,
  limitInput,
  weighingShare,
  type WorkingBalance,
} from './balance.js';
import { kitPrefix, type BatchWork } from './batch-work.js';
import type { PlannedComponent, Trituration } from './batching.types.js';
import { POTENCY_FACTOR } from './potency.js';
import { printDose, printExact, printForReading } from './print.js';
import { dilute } from './trituration.js';
import { belowMinimum } from './weighing-findings.js';
import type { Working } from './working.js';
import type { ErrorTerm } from './worst-case.js';

/** Only how a weight is shown while no balance is chosen; such a plan has an open finding. */
const SHOWN_WITHOUT_BALANCE = Amount.of('0.1', 'mg');
const ONE_GRAM_IN_MG = 1000;

/**
 * Half up to the balance's readability below 1 g; from 1 g to 1 mg, or to the readability where that is coarser.
 * In mg below 1 g, in g from there. The one place where a mass is rounded.
 */
export function roundToReadability(mass: Amount, readability: Amount): Amount {
  const fine = roundHalfUpTo(mass.in('mg'), readability.in('mg'));
  if (fine.lessThan(ONE_GRAM_IN_MG)) return Amount.of(fine, 'mg');
  const step = Exact.max(1, readability.in('mg'));
  return Amount.of(roundHalfUpTo(mass.in('mg'), step), 'mg').to('g');
}

/** Half up to 0.01 mL. The one place where a volume to measure is rounded. */
export function roundToHundredthMl(volume: Amount): Amount {
  return Amount.of(roundHalfUpTo(volume.in('mL'), new Exact('0.01')), 'mL');
}

export function roundHalfUpTo(value: Exact, step: Exact): Exact {
  return settled(value.div(step)).toDecimalPlaces(0, Exact.ROUND_HALF_UP).times(step);
}

/** How a solid that is too little for the balance may be diluted. */
export interface DilutionRoute {
  readonly medium: 'powder' | 'liquid' | 'cream';
  /** What may dilute it, the best first. */
  readonly diluents: readonly Source[];
  /** Most of the last dilution that the batch has room for: a mass, of a liquid a volume. */
  readonly room: Amount;
  /** What the batch adds after the last dilution, such as filling to its mark. */
  readonly laterErrors?: readonly ErrorTerm[];
}

export interface SolidToWeigh {
  readonly source: Source;
  readonly role: Role;
  /** What goes on the balance, unrounded. */
  readonly mass: Amount;
  /** API: the labelled amount and its factor, mass = label × factor. Absent: the mass itself. */
  readonly label?: Amount;
  readonly factor?: Exact;
  readonly perUnit?: Amount;
  readonly dilution?: DilutionRoute;
}

export interface Line {
  readonly component: PlannedComponent;
  readonly triturations: readonly Trituration[];
  /** Of a diluted solid: how much diluent comes with what is taken into the batch, and how much all steps use up. */
  readonly diluentInTake?: { readonly id: string; readonly amount: Amount };
  readonly diluentUsed?: { readonly source: Source; readonly amount: Amount };
  /** What the weighings may be off; undefined where no balance was chosen or nothing could be weighed. */
  readonly chain: readonly ErrorTerm[] | undefined;
  readonly findings: readonly Finding[];
  readonly workings: readonly Working[];
}

/** Under the balance's minimum, exactly or as it would be weighed. */
export function isTooLittle(mass: Amount, balance: WorkingBalance): boolean {
  const weight = roundToReadability(mass, balance.readability);
  return settled(mass.in('mg')).lessThan(balance.minimum.in('mg')) || weight.isLessThan(balance.minimum);
}

/** One solid on the balance, rounded once; below the balance's minimum through a trituration or a stock solution. */
export function weighSolid(q: BatchWork, solid: SolidToWeigh): Line {
  const { balance } = q;
  const { name } = solid.source.ingredient;
  if (!balance) return { ...directLine(solid, SHOWN_WITHOUT_BALANCE, 'no balance chosen'), chain: undefined };
  const weight = roundToReadability(solid.mass, balance.readability);
  if (isTooLittle(solid.mass, balance)) return diluted(q, solid, balance);
  const share = weight
    .minus(solid.mass)
    .value.abs()
    .div(solid.mass.in(weight.unit))
    .plus(weighingShare(balance, solid.mass));
  const line = directLine(solid, balance.readability, balance.readability.toString());
  return {
    ...line,
    chain: [{ name: `weighing ${name}`, share, working: weighingError(solid, balance, weight) }],
    workings: [...balance.workings, ...line.workings],
  };
}

function weighingError(
  { source, role, mass }: SolidToWeigh,
  balance: WorkingBalance,
  weight: Amount,
): ErrorTerm['working'] {
  const weighed = `weigh ${source.ingredient.name}`;
  const amountName = nameOfAmount(source, role);
  const exact = { name: amountName, value: printExact(mass, 'mg'), from: 'worked out' };
  return {
    formula: `({${LIMIT_OF_ERROR}} + |{${weighed}} − {${amountName}}|) / {${amountName}}`,
    inputs: [limitInput(balance), { name: weighed, value: weight.toString(), from: 'worked out' }, exact],
  };
}

function directLine(solid: SolidToWeigh, readability: Amount, readsTo: string): Omit<Line, 'chain'> {
  const weigh = shownWeight(solid.mass, readability);
  return {
    component: { ...lineOf(solid), weigh, method: 'direct' },
    triturations: [],
    findings: [],
    workings: [weighWorking(solid, weigh, `the balance: ${readsTo}`, 'half up, from 1 g to at least 1 mg')],
  };
}

function lineOf(solid: SolidToWeigh): Omit<PlannedComponent, 'weigh' | 'method'> {
  return {
    ...identify(solid.source, solid.role),
    ...(solid.factor ? { factor: solid.factor.toFixed(5) } : {}),
    ...(solid.perUnit ? { perUnit: printDose(solid.perUnit) } : {}),
    exact: printExact(solid.mass, 'mg'),
  };
}

/** `weigh naltrexone hydrochloride`: the one rounding of this amount. */
function weighWorking(
  { source, mass, role }: SolidToWeigh,
  weigh: string,
  from: string,
  rule: string,
): Working {
  const amountName = nameOfAmount(source, role);
  return {
    of: `weigh ${source.ingredient.name}`,
    formula: `{${amountName}} rounded`,
    inputs: [{ name: amountName, value: printExact(mass, 'mg'), from: 'worked out' }],
    result: weigh,
    note: `rounded ${rule}; ${from}`,
  };
}

export const API_BY_LABEL = 'API by label';

/** The name under which a component's unrounded amount is worked out. */
export function nameOfAmount({ ingredient }: Source, role: Role): string {
  return role === 'API' ? 'API for the batch' : `${ingredient.name} for the batch`;
}

/** Too little for this balance: the first diluent that makes a dilution within the tolerance, else the first that makes one. */
function diluted(q: BatchWork, solid: SolidToWeigh, balance: WorkingBalance): Line {
  const tried: { diluent: Source; outcome: ReturnType<typeof dilute> }[] = [];
  for (const diluent of solid.dilution?.diluents ?? []) {
    const outcome = diluteWith(q, solid, balance, diluent, solid.dilution as DilutionRoute);
    tried.push({ diluent, outcome });
    if (outcome.value && outcome.findings.length === 0) break;
  }
  const best =
    tried.find(({ outcome }) => outcome.value && outcome.findings.length === 0) ??
    tried.find(({ outcome }) => outcome.value);
  if (!best?.outcome.value) return notWeighable(q, solid, balance, tried[0]?.outcome.findings ?? []);
  const { value: dilution, findings } = best.outcome;
  return {
    component: {
      ...lineOf(solid),
      weigh: shownWeight(solid.mass, balance.readability),
      method: 'trituration',
    },
    triturations: dilution.steps,
    diluentInTake: { id: best.diluent.ingredient.id, amount: dilution.diluentInTake },
    diluentUsed: { source: best.diluent, amount: dilution.diluentUsed },
    chain: dilution.errors,
    findings,
    workings: [...balance.workings, tooLittle(solid, balance), ...dilution.workings],
  };
}

function diluteWith(
  q: BatchWork,
  solid: SolidToWeigh,
  balance: WorkingBalance,
  diluent: Source,
  route: DilutionRoute,
): ReturnType<typeof dilute> {
  const { source, role, mass, label, factor } = solid;
  const days = policyDays(q.policy, 'intermediatePeriod');
  const parents = [source.lot, diluent.lot].flatMap((lot) => (lot ? [lot.expiresOn] : []));
  return dilute({
    name: source.ingredient.name,
    id: source.ingredient.id,
    lot: source.lot?.lot,
    prefix: role === 'API' ? kitPrefix(q) : `${kitPrefix(q)}${source.ingredient.name} `,
    label: label ?? mass,
    factor: factor ?? new Exact(1),
    medium: route.medium,
    diluent: {
      name: diluent.ingredient.name,
      id: diluent.ingredient.id,
      lot: diluent.lot?.lot,
    },
    room: route.room,
    laterErrors: role === 'API' ? route.laterErrors : undefined,
    ...(label
      ? { labelName: API_BY_LABEL, factorName: POTENCY_FACTOR }
      : { labelName: nameOfAmount(source, role) }),
    balance,
    policy: q.policy,
    useBy: earliest([
      lastDayOfUse(q.compoundedOn, days, dayCountOf(q.policy)),
      ...(q.intermediateUseBy ? [q.intermediateUseBy(route.medium)] : []),
      ...parents,
    ]),
  });
}

/** Never shown as nothing: below ten steps of the display the unrounded amount stands. */
function shownWeight(mass: Amount, readability: Amount): string {
  const shows = !mass.isLessThan(readability.times(10));
  return shows ? roundToReadability(mass, readability).toString() : printDose(mass);
}

function tooLittle({ source, mass, role }: SolidToWeigh, { minimum }: WorkingBalance): Working {
  const amountName = nameOfAmount(source, role);
  return {
    of: `why ${source.ingredient.name} is diluted`,
    formula: `{${amountName}} < {${LEAST_WEIGHABLE}}`,
    inputs: [
      { name: amountName, value: printExact(mass, 'mg'), from: 'worked out' },
      { name: LEAST_WEIGHABLE, value: printForReading(minimum), from: 'worked out' },
    ],
    result: 'too little to weigh directly',
  };
}

function notWeighable(
  q: BatchWork,
  solid: SolidToWeigh,
  balance: WorkingBalance,
  because: readonly Finding[],
): Line {
  return {
    component: {
      ...lineOf(solid),
      weigh: shownWeight(solid.mass, balance.readability),
      method: 'trituration',
    },
    triturations: [],
    chain: undefined,
    // Why no dilution works says it all, where one was tried.
    findings: because.length > 0 ? because : [belowMinimum(q, solid, balance)],
    workings: [...balance.workings, tooLittle(solid, balance)],
  };
}

/** What every component line says about where it comes from. */
export function identify(
  source: Source,
  role: Role,
): Pick<PlannedComponent, 'ingredient' | 'id' | 'role' | 'lot' | 'lotExpiresOn'> {
  const { ingredient, lot } = source;
  return {
    ingredient: ingredient.name,
    id: ingredient.id,
    role,
    ...(lot ? { lot: lot.lot, lotExpiresOn: lot.expiresOn.toString() } : {}),
  };
}
