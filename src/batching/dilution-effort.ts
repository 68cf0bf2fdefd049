/**
 * What the search of a chain for one need may cost: strengths and totals looked at. Counted, not timed, so that the same
 * need has the same answer everywhere; usual needs take some hundreds, hard ones some thousands.
 */
export const MOST_LOOKED_AT = 15_000;

/** The same for each kind of help that is looked for where no chain keeps the tolerance. */
export const MOST_LOOKED_AT_FOR_HELP = 4_000;

/** Ends a search that has looked at all it may. */
export class SearchGivenUp extends Error {}

/** Counts down over all that is looked at. */
export class Effort {
  constructor(private left: number) {}

  /** Throws SearchGivenUp when nothing is left. */
  look(): void {
    if (this.left <= 0) throw new SearchGivenUp();
    this.left -= 1;
  }

  get isSpent(): boolean {
    return this.left <= 0;
  }
}

/** What `search` answers, or `otherwise` where it was given up. */
export function unlessGivenUp<T, U>(search: () => T, otherwise: U): T | U {
  try {
    return search();
  } catch (error) {
    if (error instanceof SearchGivenUp) return otherwise;
    throw error;
  }
}
