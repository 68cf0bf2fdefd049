import type { JsonRequest } from '../test/support/plan-requests.js';

interface Line {
  made: number;
  caught: number;
  byGuard: number;
  missed: JsonRequest[];
}

export function movePoint(text: string, places: number): string;
export function measureSlips(asked: {
  /** All slips where absent. */
  readonly slips?: Readonly<Record<string, never>>;
  readonly seed: number;
  readonly count: number;
  readonly ask: (json: unknown) => {
    readonly refused: string | false;
    readonly slips: readonly string[];
    readonly band: readonly string[];
  };
}): {
  readonly lines: Readonly<Record<string, Line>>;
  readonly alarms: readonly { readonly prescription: JsonRequest; readonly slips: readonly string[] }[];
  readonly band: number;
};
