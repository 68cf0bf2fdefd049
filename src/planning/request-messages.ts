export const MOST_ENTRIES = 200;
export const LONG = 500;
export const SHORT = 120;

/** Messages finish the sentence that begins with the field's path. */
export const text = (longest: number) => ({
  message: ({ value }: { value: unknown }) =>
    `${value === undefined || value === null ? 'is missing; it ' : ''}must be text of at most ${longest} characters`,
});
export const given = { message: 'is missing; it must be text' };
export const oneOf = (choices: readonly string[]) => ({ message: `must be one of ${choices.join(', ')}` });
export const list = { message: `must be a list of at most ${MOST_ENTRIES} entries` };
export const object = { message: 'must be an object' };
export const whole = (least: number, most: number) => ({
  message: `must be a whole number from ${least} to ${most}`,
});
