import { policyAmount } from '../policy/policy.js';
import type { Exact } from '../quantities/amount.js';
import { isLiquid, readable, type Step } from './dilution-step.js';
import { printExact, printFactor, printForReading } from './print.js';
import type { DilutionNeed } from './trituration.js';
import type { Input, Working } from './working.js';

const CHOSEN =
  'the first of all chains of round strengths (1, 1.25, 2, 2.5, 4, 5, 8 × 10ⁿ) and round totals by: fewest steps, then least drug, then least made, with every weighing at or above its minimum and the worst case within the tolerance';

function labelName({ labelName, name }: DilutionNeed): string {
  return labelName ?? `labelled ${name}`;
}

function worked(name: string, value: string): Input {
  return { name, value, from: 'worked out' };
}

/** What the whole chain was chosen by. */
export function startOf(need: DilutionNeed, steps: readonly Step[]): readonly Working[] {
  const { balance, policy } = need;
  const tolerance = policyAmount(policy, 'preparationErrorTolerance').toString();
  return [
    {
      of: `${need.prefix ?? ''}dilution of ${need.name}`,
      formula: '{labelled need} through weighings of at least {minimum}, off by at most {tolerance} together',
      inputs: [
        { name: 'labelled need', value: exactMass(need), from: 'this batch' },
        { name: 'minimum', value: printForReading(balance.minimum), from: 'balance' },
        { name: 'tolerance', value: tolerance, from: 'policy preparationErrorTolerance' },
      ],
      result: steps.map(({ makes }) => makes).join(', then '),
      note: CHOSEN,
    },
  ];
}

function exactMass({ label }: DilutionNeed): string {
  return label.in('mg').lessThan(1) ? `${label.in('mcg').toFixed()} mcg` : printExact(label, 'mg');
}

export function workingsOf(need: DilutionNeed, steps: readonly Step[]): readonly Working[] {
  return steps.flatMap((step, at) => [
    ...chosen(need, step),
    ...(at === 0 ? solid(need, step) : []),
    ...filling(
      need,
      step,
      at === 0 ? `weigh ${need.name} for ${step.makes}` : `${step.from} for ${step.makes}`,
    ),
    ...onward(need, step, steps[at + 1]),
  ]);
}

function strengthText(need: DilutionNeed, strength: Exact): string {
  return `${strength.toFixed()} ${isLiquid(need) ? 'mg/mL' : 'mg/mg'}`;
}

function chosen(need: DilutionNeed, { makes, strength, total, label }: Step): readonly Working[] {
  const strong = strengthText(need, strength);
  const all = readable(total).toString();
  return [
    { of: `${makes} strength`, formula: 'chosen', inputs: [], result: strong },
    { of: `${makes} total`, formula: 'chosen', inputs: [], result: all },
    {
      of: `labelled drug in ${makes}`,
      formula: `{${makes} strength} × {${makes} total}`,
      inputs: [worked(`${makes} strength`, strong), worked(`${makes} total`, all)],
      result: readable(label).toString(),
    },
  ];
}

function solid(need: DilutionNeed, step: Step): readonly Working[] {
  const { makes, label, inExact } = step;
  const name = `${need.name} for ${makes}`;
  const exact = printExact(inExact, 'mg');
  const factor = need.factorName ?? 'potency factor';
  const corrected: Working = {
    of: name,
    formula: `{labelled drug in ${makes}} × {${factor}}`,
    inputs: [
      worked(`labelled drug in ${makes}`, readable(label).toString()),
      worked(factor, printFactor(need.factor)),
    ],
    result: exact,
  };
  const plain: Working = {
    of: name,
    formula: `{labelled drug in ${makes}}`,
    inputs: [worked(`labelled drug in ${makes}`, readable(label).toString())],
    result: exact,
  };
  return [
    need.factor.equals(1) ? plain : corrected,
    {
      of: `weigh ${name}`,
      formula: `{${name}} rounded up to {readability}`,
      inputs: [
        worked(name, exact),
        { name: 'readability', value: need.balance.readability.toString(), from: 'balance' },
      ],
      result: step.in.toString(),
      note: 'from 1 g to at least 1 mg',
    },
  ];
}

function filling(need: DilutionNeed, step: Step, into: string): readonly Working[] {
  const { makes, total } = step;
  const of = `${need.diluent.name} for ${makes}`;
  const all = worked(`${makes} total`, readable(total).toString());
  if (isLiquid(need)) {
    return [
      { of, formula: `to the mark of {${makes} total}`, inputs: [all], result: `q.s. ${total.toString()}` },
    ];
  }
  return [
    {
      of,
      formula: `{${makes} total} − {${into}}, rounded half up to {readability}`,
      inputs: [
        all,
        worked(into, step.in.toString()),
        { name: 'readability', value: need.balance.readability.toString(), from: 'balance' },
      ],
      result: step.diluent.toString(),
      note: 'from 1 g to at least 1 mg',
    },
  ];
}

function onward(need: DilutionNeed, step: Step, next: Step | undefined): readonly Working[] {
  const { makes, strength, takeExact, take, into } = step;
  const needed = next ? `labelled drug in ${into}` : labelName(need);
  const value = next ? readable(next.label).toString() : exactMass(need);
  const exactly = `${makes} for ${into}, exactly`;
  const exact = readable(takeExact).toString();
  const rounding: Input = isLiquid(need)
    ? { name: 'least step', value: '0.01 mL', from: 'rounding of volumes' }
    : { name: 'readability', value: need.balance.readability.toString(), from: 'balance' };
  return [
    {
      of: exactly,
      formula: `{${needed}} / {${makes} strength}`,
      inputs: [worked(needed, value), worked(`${makes} strength`, strengthText(need, strength))],
      result: exact,
    },
    {
      of: `${makes} for ${into}`,
      formula: `{${exactly}} rounded half up to {${rounding.name}}`,
      inputs: [worked(exactly, exact), rounding],
      result: take.toString(),
      ...(isLiquid(need) ? {} : { note: 'from 1 g to at least 1 mg' }),
    },
  ];
}
