/** Names to choose from; `isTimeZone` knows some more. */
export const TIME_ZONES: readonly string[] = Intl.supportedValuesOf('timeZone');

/** An IANA name: `Europe/London`. Offsets and abbreviations do not know summer time. */
export function isTimeZone(text: unknown): text is string {
  if (typeof text !== 'string' || !/^(?:[A-Z][A-Za-z_]*(?:\/[\w+-]+){1,2}|UTC)$/u.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
