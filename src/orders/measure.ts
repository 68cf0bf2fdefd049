import { Amount, readAmount } from '../quantities/amount.js';

/** The amount of a planned weighing: `478.2 mg`, `q.s. 150 mL` (made up to), or a bare count of counted parts. */
export function measureOf(weigh: string): Amount {
  const reading = readAmount(weigh.replace(/^q\.s\. /u, ''));
  return 'amount' in reading ? reading.amount : Amount.of(weigh, 'capsule');
}
