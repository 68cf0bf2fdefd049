import { ValidateBy, type ValidationOptions } from 'class-validator';
import { readAmount, type Dimension } from './amount.js';

export interface AmountRule {
  readonly dimensions: readonly Dimension[];
  /** Shown in the message as what would be right. */
  readonly example: string;
  /** Zero is a fault unless allowed. */
  readonly zero?: boolean;
  /** Largest value, as an amount in words of the field: checked for `%` only. */
  readonly atMostPercent?: number;
}

/** What is wrong with `value` as an amount under `rule`; undefined when nothing is. */
export function faultOfAmount(value: unknown, rule: AmountRule): string | undefined {
  const reading = readAmount(value, rule.dimensions, rule.example);
  if ('fault' in reading) return reading.fault;
  if (!rule.zero && reading.amount.isZero()) return `must be more than zero, like "${rule.example}"`;
  if (rule.atMostPercent !== undefined && reading.amount.in('%').greaterThan(rule.atMostPercent)) {
    return `must be at most ${rule.atMostPercent} %`;
  }
  return undefined;
}

/** class-validator decorator: the field is an amount with one of the units that measure what is asked. */
export function IsAmount(rule: AmountRule, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isAmount',
      validator: {
        validate: (value: unknown): boolean => faultOfAmount(value, rule) === undefined,
        defaultMessage: (args) => faultOfAmount(args?.value, rule) ?? 'is not an amount',
      },
    },
    options,
  );
}
