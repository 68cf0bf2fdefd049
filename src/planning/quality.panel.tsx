import { Fragment, type VNode } from 'preact';
import type { Batch, QualityLimits } from '../batching/batching.types.js';
import { quantityText, Worked } from './working.panel.js';

interface OfBatch {
  readonly batch: Batch;
}

/** What the finished preparation is checked against; every limit unfolds. */
export function QualityFacts({ batch }: OfBatch): VNode | null {
  const { quality, workings } = batch;
  if (!quality) return null;
  return (
    <>
      <h3>Limits of the finished preparation</h3>
      <dl class="facts">
        {limitsOf(quality).map(({ name, before, limits, after }) => (
          <div key={name} class="pair">
            <dt>{name}</dt>
            <dd>
              {before}
              {limits.map(({ value, of }, index) => (
                <Fragment key={of}>
                  {index > 0 && ' to '}
                  <Worked value={quantityText(value)} workings={workings} of={[of]} />
                </Fragment>
              ))}
              {after}
            </dd>
          </div>
        ))}
      </dl>
      {quality.contentUniformity?.required && <p class="apart">{quality.contentUniformity.because}</p>}
    </>
  );
}

interface Limits {
  readonly name: string;
  readonly before?: string;
  /** One number, or the least and the most; `of`: the name of its working. */
  readonly limits: readonly { readonly value: string; readonly of: string }[];
  readonly after?: string;
}

function limitsOf(quality: QualityLimits): readonly Limits[] {
  const made = quality.yield;
  return [
    ...fillLimits(quality),
    {
      name: 'Yield',
      limits: [
        { value: made.lowQuantity, of: 'least yield' },
        { value: made.highQuantity, of: 'most yield' },
      ],
      after: ` (${made.low} to ${made.high})`,
    },
  ];
}

function fillLimits({ unitWeight, meanLow, meanHigh, mostRsd }: QualityLimits): readonly Limits[] {
  const each = unitWeight && [
    { value: unitWeight.low, of: 'least fill of one capsule' },
    { value: unitWeight.high, of: 'most fill of one capsule' },
  ];
  return [
    ...(unitWeight && each
      ? [
          { name: 'Sample', limits: [{ value: unitWeight.sample, of: 'capsules weighed one by one' }] },
          { name: 'Each capsule’s fill', limits: each, after: ` (${unitWeight.theoretical} in theory)` },
        ]
      : []),
    ...(meanLow && meanHigh
      ? [
          {
            name: 'Mean of the sample',
            limits: [
              { value: meanLow, of: 'least mean fill' },
              { value: meanHigh, of: 'most mean fill' },
            ],
          },
        ]
      : []),
    ...(mostRsd
      ? [
          {
            name: 'Relative standard deviation',
            before: 'at most ',
            limits: [{ value: mostRsd, of: 'relative standard deviation of the fills' }],
          },
        ]
      : []),
  ];
}
