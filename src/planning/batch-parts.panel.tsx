import type { VNode } from 'preact';
import type { Batch, MeasuredDose, Trituration } from '../batching/batching.types.js';
import { DayText, Scroll } from '../web/parts.js';
import { namesForDose, quantityText, Worked } from './working.panel.js';

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
  const { doses = [] } = batch;
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
                Volume
              </th>
              <th scope="col" class="n">
                Rounded by
              </th>
            </tr>
          </thead>
          <tbody>
            {doses.map((one, index) => (
              <DoseRow key={index} one={one} batch={batch} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

interface DoseRowProps {
  readonly one: MeasuredDose;
  readonly batch: Batch;
}

function DoseRow({ one, batch: { doses = [], workings } }: DoseRowProps): VNode {
  const named = (names: readonly string[]) => namesForDose(doses, one.dose, names);
  return (
    <tr>
      <th scope="row">{one.dose}</th>
      <td class="n">{one.days}</td>
      <td class="n">
        <Worked value={quantityText(one.measure)} workings={workings} of={named(MEASURES)} />
      </td>
      <td class="n">
        <Worked value={one.volume} workings={workings} of={named(['volume of one dose'])} />
      </td>
      <td class="n">
        <Worked value={one.error} workings={workings} of={named(['rounding of the dose'])} />
      </td>
    </tr>
  );
}

/** What the working of a measured dose is called: counted, or drawn up. */
export const MEASURES = ['whole drops for one dose', 'clicks for one dose', 'volume of one dose'] as const;
