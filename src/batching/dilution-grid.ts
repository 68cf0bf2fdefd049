import { Exact } from '../quantities/amount.js';

/**
 * A strength of an intermediate, mg of labelled drug in 1 mg or 1 mL of it: `num / den`, exact. Every one divides into
 * every other, and a labelled amount into it, without an endless decimal.
 */
export interface Strength {
  readonly num: bigint;
  readonly den: bigint;
  /** 1, 2 or 5 × 10ⁿ: the only ones used before the last where a chain has three steps or four. */
  readonly plain: boolean;
  readonly text: string;
}

const MANTISSAS: readonly (readonly [hundredths: bigint, plain: boolean])[] = [
  [800n, false],
  [500n, true],
  [400n, false],
  [250n, false],
  [200n, true],
  [125n, false],
  [100n, true],
];
const STRONGEST_EXPONENT = 1;
const WEAKEST_EXPONENT = -16;

/** 8, 5, 4, 2.5, 2, 1.25 and 1 × 10ⁿ, strongest first: from 80 mg to a tenth of a femtogram in 1 mg or 1 mL. */
export const STRENGTHS: readonly Strength[] = Array.from(
  { length: STRONGEST_EXPONENT - WEAKEST_EXPONENT + 1 },
  (_, down) => STRONGEST_EXPONENT - down,
).flatMap((exponent) =>
  MANTISSAS.map(([hundredths, plain]) => {
    const ten = 10n ** BigInt(Math.abs(exponent));
    return {
      num: exponent < 0 ? hundredths : hundredths * ten,
      den: exponent < 0 ? 100n * ten : 100n,
      plain,
      text: new Exact(`${hundredths}e${exponent - 2}`).toFixed(),
    };
  }),
);

/** Totals of a liquid in mL: the flasks and cylinders with one mark that a pharmacy has. */
export const FLASKS_ML: readonly bigint[] = [10n, 20n, 25n, 50n, 100n, 200n, 250n, 500n, 1000n];

/** The least amount of two digits and noughts (`11 g`, `470 mg`) that is not less than `units`. */
export function twoDigitsFrom(units: bigint): bigint {
  const digits = units.toString().length;
  if (digits <= 2) return units;
  const step = 10n ** BigInt(digits - 2);
  return ((units + step - 1n) / step) * step;
}
