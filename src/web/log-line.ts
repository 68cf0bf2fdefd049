/** Messages of these come from the language, never from data. */
const OWN_WORDS = new Set(['TypeError', 'ReferenceError', 'RangeError']);

/** What `refuse` in the database room leaves of an error: code and place. */
const DATABASE_CODE = /^Database error \w{5}(?: at [\w.]+)?$/u;

interface Facts {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly stack?: unknown;
  readonly code?: unknown;
  readonly driverError?: { readonly code?: unknown; readonly constraint?: unknown; readonly table?: unknown };
}

/**
 * An unexpected error as a log entry that names no patient: kind, codes and stack frames. A database's or a parser's
 * message repeats the values it was given, so it is left out.
 */
export function logTextOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'a thrown value that is no error';
  const { name, message, stack, code, driverError } = error as Facts;
  const frames = typeof stack === 'string' ? (stack.match(/^ {4}at .*$/gmu) ?? []) : [];
  const known = typeof name === 'string' ? name : 'Error';
  const parts = [
    known,
    typeof message === 'string' && (OWN_WORDS.has(known) || DATABASE_CODE.test(message)) ? message : '',
    ...[code, driverError?.code, driverError?.table, driverError?.constraint].filter(Boolean).map(String),
  ];
  return [parts.filter(Boolean).join(' '), ...frames.slice(0, 12)].join('\n');
}
