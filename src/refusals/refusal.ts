/** What is wrong with one field: `path` as in the JSON (`prescription.dose`), message says what is wrong and what would be right. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

export type RefusalKind =
  'malformed' | 'not-signed-in' | 'forbidden' | 'not-found' | 'conflict' | 'refused' | 'too-many';

/** HTTP status of each kind; the command line exits 2 for `malformed`, 3 otherwise. */
export const HTTP_STATUS: Readonly<Record<RefusalKind, number>> = {
  malformed: 422,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  refused: 409,
  'too-many': 429,
};

/** An action that was asked for and is not done. The one error type users see; carries no patient data. */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    message: string,
    readonly faults: readonly Fault[] = [],
  ) {
    super(message);
    this.name = 'Refusal';
  }

  get httpStatus(): number {
    return HTTP_STATUS[this.kind];
  }
}

/** A request whose fields are wrong; every fault is listed. */
export function malformed(faults: readonly Fault[]): Refusal {
  return new Refusal('malformed', 'Some fields need correcting.', faults);
}
