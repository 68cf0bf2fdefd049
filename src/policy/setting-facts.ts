import type { ListKind } from './setting-lists.js';

/**
 * Every clinical or legal value that is a choice: named, sourced, with a safe default. A pharmacy overrides it by name;
 * nothing else in the code holds such a number.
 */
export interface SettingFacts {
  readonly kind:
    'percent' | 'mass' | 'mass/mass' | 'mass/volume' | 'volume' | 'days' | 'count' | 'choice' | ListKind;
  readonly default: string;
  readonly choices?: readonly string[];
  /** Percent settings: 100 unless said. */
  readonly mostPercent?: number;
  /** Zero is refused. */
  readonly positive?: boolean;
  readonly meaning: string;
  readonly source: string;
}

export const OWN = 'Own default; the pharmacist in charge decides';
