import { policyShare, type Policy } from '../policy/policy.js';
import type { BatchQuestion, QualityLimits } from './batching.types.js';
import { WITH_LOSS } from './capsule-count.js';
import { TOTAL_MASS } from './cream-dose.js';
import { TOTAL_VOLUME, workedOut } from './measured-schedule.js';
import { printIn } from './print.js';
import type { QualityFacts } from './quality.js';
import { roundToHundredthMl } from './weighing.js';
import type { Input, Working } from './working.js';

export const FILL_OF_ONE_CAPSULE = 'fill of one capsule';

type Limit = 'fillWeightTolerance' | 'meanFillTolerance' | 'leastYield' | 'mostYield';

/** How each limit of the record came about, under the names that the panel unfolds. */
export function qualityWorkings(
  { policy }: Pick<BatchQuestion, 'policy'>,
  facts: QualityFacts,
  limits: QualityLimits,
): readonly Working[] {
  if ('quantity' in facts) return yieldWorkings(policy, wholeOf(facts), limits);
  const made = facts.units.times(policyShare(policy, 'processLoss').plus(1));
  const withLoss = workedOut(WITH_LOSS, made.toFixed());
  const fill = workedOut(FILL_OF_ONE_CAPSULE, printIn(facts.unitWeight, 'mg', 2));
  return [...fillWorkings(policy, fill, withLoss, limits), ...yieldWorkings(policy, withLoss, limits)];
}

/** As the batch's own working of it says it. */
function wholeOf({ quantity }: Extract<QualityFacts, { quantity: unknown }>): Input {
  return quantity.dimension === 'volume'
    ? workedOut(TOTAL_VOLUME, roundToHundredthMl(quantity).toString())
    : workedOut(TOTAL_MASS, printIn(quantity, 'g', 4));
}

function setting(policy: Policy, name: Limit, says: string): Input {
  return { name: says, value: policy[name], from: `policy ${name}` };
}

function fillWorkings(policy: Policy, fill: Input, withLoss: Input, limits: QualityLimits): Working[] {
  const { unitWeight, meanLow = '', meanHigh = '', mostRsd } = limits;
  if (!unitWeight) return [];
  const single = setting(policy, 'fillWeightTolerance', 'tolerance of one fill');
  const mean = setting(policy, 'meanFillTolerance', 'tolerance of the mean fill');
  const sample = {
    name: 'capsules in a sample',
    value: policy.fillSampleCapsules,
    from: 'policy fillSampleCapsules',
  };
  const rsd = { name: 'most spread allowed', value: policy.mostFillRsd, from: 'policy mostFillRsd' };
  return [
    below('least fill of one capsule', fill, single, unitWeight.low),
    above('most fill of one capsule', fill, single, unitWeight.high),
    below('least mean fill', fill, mean, meanLow),
    above('most mean fill', fill, mean, meanHigh),
    {
      of: 'capsules weighed one by one',
      formula: `{${sample.name}}, of a smaller batch all of {${WITH_LOSS}}`,
      inputs: [sample, withLoss],
      result: unitWeight.sample,
    },
    {
      of: 'relative standard deviation of the fills',
      formula: `{${rsd.name}}`,
      inputs: [rsd],
      result: mostRsd ?? '',
      note: 'at most',
    },
  ];
}

function below(of: string, fill: Input, tolerance: Input, result: string): Working {
  const formula = `{${fill.name}} × (1 − {${tolerance.name}})`;
  return { of, formula, inputs: [fill, tolerance], result, note: 'rounded up to 0.1 mg' };
}

function above(of: string, fill: Input, tolerance: Input, result: string): Working {
  const formula = `{${fill.name}} × (1 + {${tolerance.name}})`;
  return { of, formula, inputs: [fill, tolerance], result, note: 'rounded down to 0.1 mg' };
}

/** Inward, so that what reads as inside is inside. */
function yieldWorkings(policy: Policy, whole: Input, { yield: made }: QualityLimits): Working[] {
  const least = setting(policy, 'leastYield', 'least yield allowed');
  const most = setting(policy, 'mostYield', 'most yield allowed');
  const small = 'where nothing lies between, both limits are the whole amount';
  return [
    {
      of: 'least yield',
      formula: `{${whole.name}} × {${least.name}}`,
      inputs: [whole, least],
      result: made.lowQuantity,
      note: `rounded up; ${small}`,
    },
    {
      of: 'most yield',
      formula: `{${whole.name}} × {${most.name}}`,
      inputs: [whole, most],
      result: made.highQuantity,
      note: `rounded down; ${small}`,
    },
  ];
}
