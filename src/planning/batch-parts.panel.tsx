import type { VNode } from 'preact';
import type { Batch, Trituration } from '../batching/batching.types.js';
import { DayText, Scroll } from '../web/parts.js';
import { quantityText, Worked } from './working.panel.js';

interface OfBatch {
  readonly batch: Batch;
}

/** What cannot be weighed is diluted first: each step is an intermediate, a lot of its own. */
export function TriturationsTable({ batch }: OfBatch): VNode | null {
  if (batch.triturations.length === 0) return null;
  const [first] = batch.triturations;
  return (
    <>
      <h3>{first?.medium === 'powder' ? 'Triturations, in this order' : 'Dilutions, in this order'}</h3>
      <Scroll name={`Triturations of ${first?.from ?? ''} for ${batch.strength ?? batch.units}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Makes</th>
              <th scope="col">Of</th>
              <th scope="col">With</th>
              <th scope="col">Take</th>
            </tr>
          </thead>
          <tbody>
            {batch.triturations.map((step) => (
              <TriturationRow key={step.makes} step={step} batch={batch} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function TriturationRow({ step, batch }: OfBatch & { readonly step: Trituration }): VNode {
  const { makes, from, diluent } = step;
  const { workings } = batch;
  const into = batch.triturations.find((next) => next.from === makes)?.makes ?? 'the batch';
  return (
    <tr>
      <th scope="row">
        {makes}
        <div class="hint">
          <Worked
            value={`${step.total} of ${step.labelStrength}`}
            workings={workings}
            of={[`labelled drug in ${makes}`, `${makes} strength`]}
          />
        </div>
        <div class="hint">
          {'use by '}
          <DayText value={step.useBy} />
        </div>
      </th>
      <td>
        <div class="strong">
          <Worked
            value={step.api}
            workings={workings}
            of={[`weigh ${from} for ${makes}`, `measure ${from} for ${makes}`, `${from} for ${makes}`]}
          />
        </div>
        <span class="hint under">{[from, step.apiLot].filter(Boolean).join(', ')}</span>
      </td>
      <td>
        <div class="strong">
          <Worked
            value={diluent.weigh}
            workings={workings}
            of={[`weigh ${diluent.ingredient} for ${makes}`, `${diluent.ingredient} for ${makes}`]}
          />
        </div>
        <span class="hint under">{[diluent.ingredient, diluent.lot].filter(Boolean).join(', ')}</span>
      </td>
      <td>
        <div class="strong">
          <Worked value={step.take} workings={workings} of={[`${makes} for ${into}`]} />
        </div>
        <span class="hint under">{`for ${into}`}</span>
      </td>
    </tr>
  );
}

/** A titration by volume, drops or clicks: how each of its doses is measured. */
export function DosesTable({ batch }: OfBatch): VNode | null {
  const { doses = [], workings } = batch;
  if (doses.length < 2) return null;
  return (
    <>
      <h3>Doses in this make</h3>
      <Scroll name="Doses in this make">
        <table>
          <thead>
            <tr>
              <th scope="col">Dose</th>
              <th scope="col" class="n">
                Days
              </th>
              <th scope="col" class="n">
                Measure
              </th>
              <th scope="col" class="n">
                Rounded by
              </th>
            </tr>
          </thead>
          <tbody>
            {doses.map((one, index) => (
              <tr key={index}>
                <th scope="row">{one.dose}</th>
                <td class="n">{one.days}</td>
                <td class="n">
                  <Worked
                    value={quantityText(one.measure)}
                    workings={workings}
                    of={MEASURES.flatMap((name) => [`${name} of ${one.dose}`, name])}
                  />
                </td>
                <td class="n">{one.error}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

const MEASURES = ['whole drops for one dose', 'clicks for one dose', 'volume of one dose'] as const;

/** What the finished preparation is checked against. */
export function QualityFacts({ batch }: OfBatch): VNode | null {
  const { quality } = batch;
  if (!quality) return null;
  const { unitWeight, meanLow, meanHigh, mostRsd, contentUniformity } = quality;
  const limits = quality.yield;
  const facts: [string, string | undefined][] = [
    ['Sample', unitWeight?.sample],
    [
      'Each capsule’s fill',
      unitWeight && `${unitWeight.low} to ${unitWeight.high} (${unitWeight.theoretical} in theory)`,
    ],
    ['Mean of the sample', meanLow && meanHigh ? `${meanLow} to ${meanHigh}` : undefined],
    ['Relative standard deviation', mostRsd && `at most ${mostRsd}`],
    [
      'Yield',
      `${quantityText(limits.lowQuantity)} to ${quantityText(limits.highQuantity)} (${limits.low} to ${limits.high})`,
    ],
  ];
  return (
    <>
      <h3>Limits of the finished preparation</h3>
      <dl class="facts">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name} class="pair">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {contentUniformity?.required && <p class="apart">{contentUniformity.because}</p>}
    </>
  );
}
