import { Decimal } from 'decimal.js';

/** Exact decimal arithmetic: 40 significant digits, never a binary float. */
export const Exact = Decimal.clone({ precision: 40, toExpNeg: -40, toExpPos: 40 });
export type Exact = Decimal;

/** Digits that stand after a chain of divisions at 40; what is beyond them is noise. */
const SETTLED_DIGITS = 34;

/** The value before it is rounded, compared or shown: 131.24999…9, forty digits long, is 131.25. */
export function settled(value: Exact): Exact {
  return value.toSignificantDigits(SETTLED_DIGITS, Exact.ROUND_HALF_UP);
}

/** Base units, their dimension and their size in the dimension's smallest unit. */
const BASE = {
  mcg: { dimension: 'mass', size: '1' },
  mg: { dimension: 'mass', size: '1e3' },
  g: { dimension: 'mass', size: '1e6' },
  kg: { dimension: 'mass', size: '1e9' },
  mL: { dimension: 'volume', size: '1' },
  L: { dimension: 'volume', size: '1e3' },
  capsule: { dimension: 'capsule', size: '1' },
  tablet: { dimension: 'tablet', size: '1' },
  drop: { dimension: 'drop', size: '1' },
  click: { dimension: 'click', size: '1' },
  '%': { dimension: 'fraction', size: '0.01' },
} as const;

export type BaseUnit = keyof typeof BASE;
/** A base unit, or a quotient of two: `mg/mL`. */
export type Unit = BaseUnit | `${BaseUnit}/${BaseUnit}`;
/** `mass`, `volume`, `capsule`, `tablet`, `drop`, `click`, `fraction`, or a quotient: `mass/volume`. */
export type Dimension = string;

export const UNITS: readonly BaseUnit[] = Object.keys(BASE) as BaseUnit[];

interface UnitFacts {
  readonly dimension: Dimension;
  readonly size: Decimal;
}

function isBaseUnit(text: string): text is BaseUnit {
  return Object.hasOwn(BASE, text);
}

/** Case matters (mL, never ml); only the micro signs are folded: `ug`, `µg` → `mcg`. */
export function readUnit(text: string): Unit | undefined {
  const parts = text.split('/').map((part) => part.trim().replace(/^[uµμ]g$/u, 'mcg'));
  if (parts.length > 2 || !parts.every(isBaseUnit)) return undefined;
  return parts.join('/') as Unit;
}

/** Filled as units are met: there are few, and every conversion asks. */
const KNOWN = new Map<Unit, UnitFacts>();

function factsOf(unit: Unit): UnitFacts {
  const known = KNOWN.get(unit);
  if (known) return known;
  const facts = workOut(unit);
  KNOWN.set(unit, facts);
  return facts;
}

function workOut(unit: Unit): UnitFacts {
  const [top, bottom] = unit.split('/') as [BaseUnit, BaseUnit?];
  const over = BASE[top];
  if (!bottom) return { dimension: over.dimension, size: new Exact(over.size) };
  const under = BASE[bottom];
  return {
    dimension: `${over.dimension}/${under.dimension}`,
    size: new Exact(over.size).div(under.size),
  };
}

export function dimensionOf(unit: Unit): Dimension {
  return factsOf(unit).dimension;
}

/** An exact quantity with its unit. Immutable. Adding what cannot be added is a bug and throws. */
export class Amount {
  private constructor(
    readonly value: Decimal,
    readonly unit: Unit,
  ) {}

  static of(value: Decimal.Value, unit: Unit): Amount {
    const exact = new Exact(value);
    if (!exact.isFinite()) throw new RangeError(`not a finite number of ${unit}`);
    return new Amount(exact, unit);
  }

  get dimension(): Dimension {
    return dimensionOf(this.unit);
  }

  /** The bare number of `unit`s in this amount. Throws when the dimensions differ. */
  in(unit: Unit): Decimal {
    if (unit === this.unit) return this.value;
    const from = factsOf(this.unit);
    const to = factsOf(unit);
    if (from.dimension !== to.dimension) throw new RangeError(`${this.unit} cannot be read in ${unit}`);
    return this.value.times(from.size).div(to.size);
  }

  to(unit: Unit): Amount {
    return Amount.of(this.in(unit), unit);
  }

  plus(other: Amount): Amount {
    return Amount.of(this.value.plus(other.in(this.unit)), this.unit);
  }

  minus(other: Amount): Amount {
    return Amount.of(this.value.minus(other.in(this.unit)), this.unit);
  }

  times(factor: Decimal.Value): Amount {
    return Amount.of(this.value.times(factor), this.unit);
  }

  dividedBy(divisor: Decimal.Value): Amount {
    return Amount.of(this.value.div(divisor), this.unit);
  }

  compare(other: Amount): number {
    return this.value.comparedTo(other.in(this.unit));
  }

  isLessThan(other: Amount): boolean {
    return this.compare(other) < 0;
  }

  isMoreThan(other: Amount): boolean {
    return this.compare(other) > 0;
  }

  isZero(): boolean {
    return this.value.isZero();
  }

  /** Plain digits, no exponent, no trailing zero, a leading zero: `0.5 mg`, `99.5 %`. */
  toString(): string {
    return `${this.value.toFixed()} ${this.unit}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

export type AmountReading = { readonly amount: Amount } | { readonly fault: string };

const SHAPE = /^(\d+(?:\.\d+)?|\.\d+)\s*(\S.*)$/u;
const LONGEST = 40;

/**
 * Reads what a person or a machine wrote. Never guesses: a bare number, a comma, a sign, an exponent or an unknown
 * unit is a fault that says what would be right. `dimensions` narrows what is accepted, `example` is shown in faults.
 */
export function readAmount(
  input: unknown,
  dimensions: readonly Dimension[] = [],
  example = '4.5 mg',
): AmountReading {
  const right = `write a number, a space and a unit, like "${example}"`;
  if (typeof input === 'number') return { fault: `a bare number has no unit; ${right}` };
  if (typeof input !== 'string') return { fault: `must be text with a unit; ${right}` };
  const text = input.trim();
  if (text === '') return { fault: `is empty; ${right}` };
  if (text.length > LONGEST)
    return { fault: `is too long for an amount (${LONGEST} characters at most); ${right}` };
  if (/^\d+,\d/u.test(text)) return { fault: `has a comma; use a point for decimals; ${right}` };
  if (/^[-−–]/u.test(text)) return { fault: `is negative; ${right}` };
  if (/^\.?\d+(\.\d+)?$/u.test(text)) return { fault: `has no unit; ${right}` };
  const match = SHAPE.exec(text);
  if (!match) return { fault: `is not an amount; ${right}` };
  const [, digits = '', word = ''] = match;
  if (digits.startsWith('.')) return { fault: `has no digit before the point; write 0${digits}; ${right}` };
  const unit = readUnit(word);
  if (!unit)
    return {
      fault: `has the unknown unit "${word.slice(0, 20)}"; use one of ${UNITS.join(', ')} or a quotient like mg/mL`,
    };
  if (dimensions.length > 0 && !dimensions.includes(dimensionOf(unit))) {
    return { fault: `is in ${unit}, which does not measure what is asked here; ${right}` };
  }
  return { amount: Amount.of(digits, unit) };
}

/** For literals and data that was checked before. Throws on anything `readAmount` faults. */
export function amount(text: string): Amount {
  const reading = readAmount(text);
  if ('fault' in reading) throw new RangeError(`"${text}" ${reading.fault}`);
  return reading.amount;
}
