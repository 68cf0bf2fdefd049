import { Amount, Exact, type Unit } from '../quantities/amount.js';

/** Powers of ten that a moved point, a lost nought or a wrong unit makes. */
export const FACTORS = [10, 100, 1000] as const;

const WORDS: Readonly<Record<string, string>> = {
  '10': 'ten times',
  '100': 'a hundred times',
  '1000': 'a thousand times',
  '0.1': 'a tenth of',
  '0.01': 'a hundredth of',
  '0.001': 'a thousandth of',
};

/** How far off a power of ten still is one, where the reference was itself rounded. */
const NEAR = new Exact('0.15');

/** `ten times`, `about a tenth of` when `entered` is that much of `reference`, give or take 15 %; else undefined. */
export function tenfoldWords(entered: Amount, reference: Amount): string | undefined {
  const ratio = ratioOf(entered, reference);
  const near = Object.keys(WORDS).find((factor) => ratio.div(factor).minus(1).abs().lessThan(NEAR));
  if (near === undefined) return undefined;
  return isTenfold(entered, reference) ? WORDS[near] : `about ${WORDS[near]}`;
}

/** True when one is ten, a hundred or a thousand times the other, to the digit. */
export function isTenfold(one: Amount, other: Amount): boolean {
  return FACTORS.some(
    (factor) => ratioOf(one.times(factor), other).equals(1) || ratioOf(one, other.times(factor)).equals(1),
  );
}

/** `ten times`, `5 times`, `20 % of`. */
export function ratioWords(entered: Amount, reference: Amount): string {
  const ratio = ratioOf(entered, reference);
  const tenfold = tenfoldWords(entered, reference);
  if (tenfold) return tenfold;
  return ratio.greaterThan(1) ? `${round(ratio)} times` : `${round(ratio.times(100))} % of`;
}

export function ratioOf(entered: Amount, reference: Amount): Exact {
  return comparable(entered).div(comparable(reference));
}

/** A density of 1 g/mL is close enough to tell a power of ten: strengths per g and per mL compare. */
function comparable(amount: Amount): Exact {
  const units: Readonly<Record<string, Unit>> = { 'mass/volume': 'mg/mL', 'mass/mass': 'mg/g', mass: 'mg' };
  return amount.in(units[amount.dimension] ?? amount.unit);
}

function round(value: Exact): string {
  return value.toSignificantDigits(2, Exact.ROUND_HALF_UP).toFixed();
}

const OTHER_UNIT: Readonly<Record<string, readonly [Unit, Unit]>> = {
  mass: ['mg', 'mcg'],
  'mass/volume': ['mg/mL', 'mcg/mL'],
  'mass/mass': ['mg/g', 'mcg/g'],
};

const LEAST_SAID_IN_MG = new Exact('0.1');

/** In two units, so that a slip of the unit is seen: `4.5 mg (4,500 mcg)`, `1 mcg (0.001 mg)`. All digits. */
export function inTwoUnits(amount: Amount): string {
  const units = OTHER_UNIT[amount.dimension];
  if (!units) return amount.toString();
  const [milli, micro] = units;
  const [first, second] = amount.in(milli).lessThan(LEAST_SAID_IN_MG) ? [micro, milli] : [milli, micro];
  return `${printed(amount.to(first))} (${printed(amount.to(second))})`;
}

/** In the unit a person would say it in. */
export function inOneUnit(amount: Amount): string {
  return inTwoUnits(amount).replace(/ \(.*$/u, '');
}

/** All digits, with a comma between thousands. */
export function printed(amount: Amount): string {
  const [whole = '', part] = amount.value.toFixed().split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, ',');
  return `${part === undefined ? grouped : `${grouped}.${part}`} ${amount.unit}`;
}

/** Three digits: for what is worked out only to be compared. */
export function about(amount: Amount): Amount {
  return Amount.of(amount.value.toSignificantDigits(3, Exact.ROUND_HALF_UP), amount.unit);
}
