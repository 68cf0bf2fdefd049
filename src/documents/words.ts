import { printDay, readDay } from '../calendar/day.js';
import type { StabilityClass } from '../catalogue/formula.js';

/** `2027-05-20` → `20 May 2027`; what is not a day is given back as it is. */
export function dayInWords(text: string): string {
  const reading = readDay(text);
  return 'day' in reading ? printDay(reading.day) : text;
}

/** With a full stop, so that sentences can follow each other. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?]$/u.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** `1 refill left`, `3 refills left`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

export const CLASS_IN_WORDS: Readonly<Record<StabilityClass, string>> = {
  AQ_NP: 'contains water and no preservative: microbes can grow, so it is kept cold and used soon',
  AQ_P: 'contains water and a preservative that holds back microbes',
  NA_LIQ: 'a liquid by mouth with so little free water that microbes do not grow',
  NA_OTHER: 'dry, or without free water: microbes do not grow',
};
