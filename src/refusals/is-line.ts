import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Line breaks and other controls, and those that turn the direction of writing: on paper they would hide or swap words. */
const NOT_IN_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** One line of text a person reads: no control characters, not blank, at most `most` characters. */
export function IsLine(most: number, what: string, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy(
    {
      name: 'isLine',
      validator: {
        validate: (value: unknown): boolean => faultOfLine(value, most, what) === undefined,
        defaultMessage: (args) => faultOfLine(args?.value, most, what) ?? 'is not a line of text',
      },
    },
    options,
  );
}

/** Undefined for a line that may be stored and printed, else what is wrong and what would be right. */
export function faultOfLine(value: unknown, most: number, what: string): string | undefined {
  if (value === undefined || value === null || value === '') return `is missing; write ${what}`;
  if (typeof value !== 'string') return `must be text: ${what}`;
  if (value.trim() === '') return `is empty; write ${what}`;
  if (value.length > most) return `is too long; write at most ${most} characters`;
  if (NOT_IN_A_LINE.test(value)) return 'must be one line without control characters';
  return undefined;
}
