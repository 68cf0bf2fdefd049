import { amount } from '../quantities/amount.js';
import type { TitrationTemplate } from './titration-template.js';

/** A template that ships with the product; a pharmacy edits its own copy. */
export interface ShippedTemplate extends TitrationTemplate {
  /** Kebab-case, stable. */
  readonly id: string;
  readonly name: string;
  readonly source: string;
}

/** `count` steps of `days` days, each `step` more than the one before; the last for all days that are left. */
function climb(step: string, count: number, days: number): TitrationTemplate['steps'] {
  return Array.from({ length: count }, (_none, at) => ({
    dose: amount(step)
      .times(at + 1)
      .toString(),
    days: at === count - 1 ? 0 : days,
  }));
}

/** None of them is a default: guides differ on where to start, and the prescriber states the dose. */
export const SHIPPED_TEMPLATES: readonly ShippedTemplate[] = [
  {
    id: 'halve-for-7-days',
    name: 'Halve for 7 days, then again',
    steps: [
      { share: '50 %', days: 7 },
      { share: '100 %', days: 0 },
    ],
    source:
      'LDN dosing guide: at troublesome effects half the dose for 7 days, then up again; the prescriber decides',
  },
  {
    id: 'half-mg-every-7-days',
    name: '0.5 mg steps every 7 days to 4.5 mg',
    steps: climb('0.5 mg', 9, 7),
    source: 'Pharmacy order sheet for a titration kit: +0.5 mg every 7 days from 0.5 mg',
  },
  {
    id: 'half-mg-every-14-days',
    name: '0.5 mg steps every 14 days to 4.5 mg',
    steps: climb('0.5 mg', 9, 14),
    source:
      'LDN Research Trust, starting dose for sensitive patients: 0.5 mg more every 2 weeks; LDN guide: start at 0.5 mg, steps of 0.5 to 1 mg',
  },
  {
    id: 'one-mg-every-7-days',
    name: '1 mg steps every 7 days to 4 mg',
    steps: climb('1 mg', 4, 7),
    source: 'LDN Research Trust, starting dose: 1 mg, 1 mg more every week',
  },
  {
    id: 'one-and-a-half-mg-three-weeks',
    name: '1.5 mg for 7 days, 3 mg for 14 days, then 4.5 mg',
    steps: [
      { dose: '1.5 mg', days: 7 },
      { dose: '3 mg', days: 14 },
      { dose: '4.5 mg', days: 0 },
    ],
    source:
      'Published LDN schedule: 1.5 mg for about a week, 3 mg for 1 to 2 weeks, then 4.5 mg; the longer time is used',
  },
];
