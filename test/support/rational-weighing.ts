import type { Batch } from '../../src/batching/batching.types.js';
import { Rational } from './rational.js';
import { sized } from './rational-amount.js';
import { checkDilution } from './rational-dilution.js';
import type { Facts } from './rational-facts.js';
import { activeOf, componentOf, weighText, type Ledger } from './rational-ledger.js';

/** What must hold of one batch: numbers, or the reason why none can be made. */
export interface Wanted {
  readonly refused?: string;
  /** Of the whole make, as `Supply.fills` says it. */
  readonly quantity?: string;
  check?(batch: Batch, ledger: Ledger): void;
}

/** The API line: factor, exact amount, and on the balance or through a dilution. */
export function checkActive(facts: Facts, batch: Batch, label: Rational, ledger: Ledger): void {
  const active = activeOf(batch.components);
  const bulk = label.times(facts.factor);
  ledger.same('factor', active.factor, fixed(facts.factor, 5));
  ledger.exact('API', active.exact, bulk);
  checkWeighing(facts, batch, { ...active, id: active.id ?? '' }, bulk, label, ledger);
}

/** Five decimals always, as on a certificate: `1.09960`. */
function fixed(value: Rational, places: number): string {
  const [whole = '0', decimals = ''] = value.toFixed(places).split('.');
  return `${whole}.${decimals.padEnd(places, '0')}`;
}

/** Directly when the balance can, else by dilution: never by itself under the minimum. */
export function checkWeighing(
  facts: Facts,
  batch: Batch,
  line: { id: string; ingredient?: string; weigh?: string; method?: string },
  bulk: Rational,
  label: Rational,
  ledger: Ledger,
): void {
  const name = line.ingredient ?? line.id;
  const enough = bulk.compare(facts.minimum) >= 0;
  // A minimum between two steps of the display may be met by the amount and missed by its rounding.
  const boundary = enough && sized(weighText(bulk, facts.readability)).compare(facts.minimum) < 0;
  if (enough && !boundary) ledger.same(`method of ${name}`, line.method, 'direct');
  if (facts.refusedWeighings.has(name)) {
    // The finding does not say for which strength of a kit it is.
    ledger.true(`${name} can be weighed and is refused`, !enough || boundary || facts.isKit);
    if (!facts.isKit) return;
    if (line.method !== 'direct' || !enough) return;
    ledger.weighed(`weigh ${name}`, line.weigh, bulk, facts.readability);
    return;
  }
  if (!enough) ledger.true(`${name} is weighed under the minimum`, line.method !== 'direct');
  if (line.method === 'direct') ledger.weighed(`weigh ${name}`, line.weigh, bulk, facts.readability);
  else checkDilution(facts, batch, name, { label, bulk }, ledger);
}

export function checkSolid(facts: Facts, batch: Batch, id: string, mg: Rational, ledger: Ledger): void {
  const line = componentOf(batch.components, id);
  ledger.exact(id, line.exact, mg);
  checkWeighing(facts, batch, { ...line, id }, mg, mg, ledger);
}
