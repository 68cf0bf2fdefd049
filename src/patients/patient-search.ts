import { readDay } from '../calendar/day.js';
import { typedDay } from '../web/typed-day.js';

/** A date of birth when it reads as one, else the beginning of a name. */
export function soughtBy(sought: string): { name?: string; birthDate?: string } {
  if (sought === '') return {};
  const birthDate = typedDay(sought);
  return 'day' in readDay(birthDate) ? { birthDate } : { name: sought };
}
