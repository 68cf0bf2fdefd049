import type { VNode } from 'preact';
import type { Batch, PlannedComponent } from '../batching/batching.types.js';
import { Card, Scroll, printDayText } from '../web/parts.js';
import { batchesOf, type Plan } from './plan.types.js';
import { DosesTable, MEASURES, TriturationsTable } from './batch-parts.panel.js';
import { QualityFacts } from './quality.panel.js';
import { AllWorkings, namesForDose, quantityText, Worked } from './working.panel.js';

/** What will be weighed, and how each number came about; of a kit a card for each strength. */
export function BatchCards({ plan }: { readonly plan: Plan }): VNode {
  const batches = batchesOf(plan);
  if (batches.length === 0) {
    return (
      <Card title="To weigh">
        <p class="empty">Cannot be computed as it stands; the findings above say why.</p>
      </Card>
    );
  }
  const formula = plan.formula && `${plan.formula.name}, version ${plan.formula.version}`;
  return (
    <>
      {batches.map((batch, index) => (
        <BatchCard key={index} batch={batch} formula={formula} inKit={batches.length > 1} />
      ))}
    </>
  );
}

interface BatchCardProps {
  readonly batch: Batch;
  readonly formula: string | null;
  readonly inKit: boolean;
}

function BatchCard({ batch, formula, inKit }: BatchCardProps): VNode {
  const strength = inKit && batch.strength ? `${batch.strength}, ` : '';
  return (
    <Card title={`To weigh: ${strength}${madeOf(batch)}`}>
      <p class="hint">{formula}</p>
      <ComponentsTable batch={batch} name={`Components to weigh${inKit ? ` for ${batch.strength}` : ''}`} />
      <TriturationsTable batch={batch} />
      <BatchFacts batch={batch} />
      <DosesTable batch={batch} />
      <QualityFacts batch={batch} />
      <AllWorkings derivation={batch.derivation} />
    </Card>
  );
}

function ComponentsTable({ batch, name }: { readonly batch: Batch; readonly name: string }): VNode {
  const perUnit = batch.components.some((component) => component.perUnit !== undefined);
  return (
    <Scroll name={name}>
      <table>
        <thead>
          <tr>
            <th scope="col">Component</th>
            <th scope="col">Lot</th>
            {perUnit && (
              <th scope="col" class="n">
                {batch.capsuleSize ? 'Each capsule' : 'Each unit'}
              </th>
            )}
            <th scope="col" class="n">
              Weigh
            </th>
          </tr>
        </thead>
        <tbody>
          {batch.components.map((part, index) => (
            <ComponentRow key={index} part={part} batch={batch} perUnit={perUnit} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

interface ComponentRowProps {
  readonly part: PlannedComponent;
  readonly batch: Batch;
  readonly perUnit: boolean;
}

function ComponentRow({ part, batch, perUnit }: ComponentRowProps): VNode {
  const { workings } = batch;
  return (
    <tr>
      <th scope="row">
        {part.ingredient}{' '}
        {part.factor ? (
          <div class="hint">
            <Worked value={`× ${part.factor}`} workings={workings} of={['potency factor']} />
          </div>
        ) : (
          <span class="hint">{part.role}</span>
        )}
      </th>
      <td>
        {part.lot ?? <span class="hint">no lot</span>}
        {part.lotExpiresOn && <span class="hint under">{`to ${printDayText(part.lotExpiresOn)}`}</span>}
      </td>
      {perUnit && (
        <td class="n">
          {part.perUnit && (
            <Worked value={part.perUnit} workings={workings} of={[`${part.role} per capsule`]} />
          )}
        </td>
      )}
      <td class="n">
        <div class="strong">
          <Worked value={quantityText(part.weigh)} workings={workings} of={workingsOfWeighing(part)} />
        </div>
        {part.method !== 'direct' && <span class="hint under">{METHOD_WORDS[part.method]}</span>}
      </td>
    </tr>
  );
}

/** What the working of a weighing is called: put on the balance, measured, counted, made up to a mark. */
function workingsOfWeighing({ ingredient, role, method }: PlannedComponent): readonly string[] {
  if (role === 'shell') return ['shells', 'capsules with process loss'];
  if (method === 'count') return ['tablets'];
  const named = [
    `weigh ${ingredient}`,
    `measure ${ingredient}`,
    `${ingredient} to the mark`,
    `${ingredient} for the batch`,
  ];
  return role === 'API' ? [...named, 'API for the batch'] : named;
}

const METHOD_WORDS = {
  direct: '',
  trituration: 'by trituration',
  volume: 'by volume',
  count: 'counted',
} as const;

function madeOf(batch: Batch): string {
  if (!batch.capsuleSize)
    return batch.unitsWithLoss === batch.units
      ? batch.units
      : `${batch.units}, made as ${batch.unitsWithLoss}`;
  return `${batch.units} capsules, size ${batch.capsuleSize}, made as ${batch.unitsWithLoss}`;
}

/** What the numbers of a batch are called in words, and in its workings. */
function factsOf(batch: Batch): readonly (readonly [string, string | null | undefined, readonly string[]])[] {
  const { doses = [] } = batch;
  const last = (names: readonly string[]) => namesForDose(doses, doses.at(-1)?.dose, names);
  return [
    ['Capsules', batch.capsuleSize && batch.units, ['capsules']],
    ['Made with process loss', batch.capsuleSize && batch.unitsWithLoss, ['capsules with process loss']],
    ['Fill of one capsule', batch.unitWeight, ['fill of one capsule']],
    ['One dose', batch.doseMeasure, last(MEASURES)],
    [
      'Volume of one dose',
      batch.doseVolume === batch.doseMeasure ? undefined : batch.doseVolume,
      last(['volume of one dose']),
    ],
    ['Total volume', batch.totalVolume, ['total volume']],
    ['Total mass', batch.totalMass, ['total mass']],
    ['Density', batch.density, ['density']],
    ['Rounding of the dose', batch.doseError, last(['rounding of the dose'])],
    ['Worst-case error', batch.worstCaseError, ['worst-case error']],
    ['Root-sum-square error', batch.rootSumSquareError, ['root-sum-square error']],
  ];
}

function BatchFacts({ batch }: { readonly batch: Batch }): VNode | null {
  const known = factsOf(batch).flatMap(([name, value, of]) => (value ? [{ name, value, of }] : []));
  if (known.length === 0) return null;
  return (
    <>
      <dl class="facts apart">
        {known.map(({ name, value, of }) => (
          <div key={name} class="pair">
            <dt>{name}</dt>
            <dd>
              <Worked value={quantityText(value)} workings={batch.workings} of={of} />
            </dd>
          </div>
        ))}
      </dl>
      {batch.suspension && <p>A suspension, not a solution: shake well before each dose.</p>}
    </>
  );
}
