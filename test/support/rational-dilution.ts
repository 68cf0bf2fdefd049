import type { Batch, Trituration } from '../../src/batching/batching.types.js';
import { Rational } from './rational.js';
import { lastDigit, sized } from './rational-amount.js';
import type { Facts } from './rational-facts.js';
import { weighText, weightUpText, type Ledger } from './rational-ledger.js';

interface Need {
  /** mg by label (of an excipient: mg of itself), and what that is on the balance. */
  readonly label: Rational;
  readonly bulk: Rational;
}

/** The steps that lead from `name` to the batch, first to last. */
export function chainOf({ triturations }: Pick<Batch, 'triturations'>, name: string): Trituration[] {
  const chain: Trituration[] = [];
  let from = name;
  for (;;) {
    const next = triturations.find((step) => step.from === from && !chain.includes(step));
    if (!next) return chain;
    chain.push(next);
    from = next.makes;
  }
}

/** mg of diluent that come into the batch with the last dilution of `name`; nothing of a solution, which is part of the volume. */
export function takenWithDiluent(batch: Batch, name: string, bulk: Rational): Rational {
  const last = chainOf(batch, name).at(-1);
  if (!last || last.medium === 'liquid') return Rational.ZERO;
  return sized(last.takeExact).minus(bulk);
}

/** Domain 5.4: what each step holds, that nothing is lost between steps, and that nothing is under the minimum. */
export function checkDilution(facts: Facts, batch: Batch, name: string, need: Need, ledger: Ledger): void {
  const chain = chainOf(batch, name);
  ledger.true(`${name} is neither weighed directly nor diluted`, chain.length > 0);
  const last = chain.at(-1);
  if (!last) return;
  chain.forEach((step, at) => {
    const before = chain[at - 1];
    const held = sized(step.strength).times(sized(step.total));
    checkStart(facts, step, before, held, need, ledger);
    checkStep(facts, step, ledger);
  });
  const given = sized(last.strength).times(sized(last.takeExact));
  ledger.true(
    `${last.makes}: ${last.strength} × ${last.takeExact} is ${given.toString()}, not ${need.label.toString()} mg`,
    same(given, need.label),
  );
}

/** The first step holds what was weighed of the substance; every other what was taken of the one before. */
function checkStart(
  facts: Facts,
  step: Trituration,
  before: Trituration | undefined,
  held: Rational,
  need: Need,
  ledger: Ledger,
): void {
  if (before) {
    const taken = sized(before.strength).times(sized(before.takeExact));
    ledger.true(
      `${step.makes} holds ${held.toString()} mg, ${before.makes} gave ${taken.toString()} mg`,
      same(taken, held),
    );
    ledger.same(`${step.makes} takes of ${before.makes}`, step.api, before.take);
    return;
  }
  const bulk = held.times(need.bulk).over(need.label);
  ledger.same(`${step.makes} weighs`, step.api, weightUpText(bulk, facts.readability));
}

function checkStep(facts: Facts, step: Trituration, ledger: Ledger): void {
  const { makes, medium, api, diluent, total, take, takeExact, strength, labelStrength } = step;
  const volumes = facts.setting('leastMeasuredVolume', '1 mL');
  const least = (text: string): Rational => (text.endsWith('L') ? volumes : facts.minimum);
  for (const text of [api, take]) {
    ledger.true(`${makes}: ${text} is under what can be measured`, sized(text).compare(least(text)) >= 0);
  }
  if (medium !== 'liquid') {
    ledger.true(
      `${makes}: ${diluent.weigh} of diluent is under the minimum`,
      sized(diluent.weigh).compare(facts.minimum) >= 0,
    );
    const parts = sized(api).plus(sized(diluent.weigh));
    const steps = stepOf(api, facts).plus(stepOf(diluent.weigh, facts));
    ledger.true(
      `${makes}: ${api} and ${diluent.weigh} are not ${total}`,
      parts.minus(sized(total)).abs().compare(steps) <= 0,
    );
    ledger.true(
      `${makes}: more powder than can be mixed`,
      sized(total).compare(facts.setting('triturationMostPowder', '50 g')) <= 0,
    );
  }
  const parts = sized(total).over(sized(api));
  const sameKind = api.endsWith('L') === total.endsWith('L');
  const most = facts.setting('triturationMostDilution', '100');
  ledger.true(`${makes}: one part in ${parts.toFixed(3)}`, !sameKind || parts.compare(most) <= 0);
  ledger.true(`${makes}: ${strength} is not ${labelStrength}`, sized(strength).equals(sized(labelStrength)));
  if (take.endsWith('g')) ledger.same(`${makes}: take`, take, weighText(sized(takeExact), facts.readability));
  else
    ledger.true(
      `${makes}: take ${take} of ${takeExact}`,
      sized(take).minus(sized(takeExact)).abs().compare(lastDigit(take)) <= 0,
    );
  ledger.true(`${makes}: more is taken than there is`, sized(takeExact).compare(sized(total)) <= 0);
}

function stepOf(text: string, facts: Facts): Rational {
  return Rational.max(facts.readability, text.endsWith(' g') ? Rational.ONE : Rational.ZERO);
}

/** Exactly, but for needs with endless digits, of which the engine keeps 40. */
const LAST_DIGIT_KEPT = Rational.ratio(1n, 10n ** 36n);
function same(one: Rational, other: Rational): boolean {
  return one.minus(other).abs().compare(other.times(LAST_DIGIT_KEPT)) <= 0;
}
