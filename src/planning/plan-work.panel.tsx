import type { VNode } from 'preact';
import type { Batch } from '../batching/batching.types.js';
import { AmountText, Card, DayText, Scroll, printDayText } from '../web/parts.js';
import type { PlanFor } from './plan.panel.js';
import type { StabilityLimit } from '../stability/stability.types.js';
import type { LabelText, Plan, Supply } from './plan.types.js';

/** Until when it is good and why, beside the label as it will print. */
export function UntilCard({ plan, whose }: { readonly plan: Plan; readonly whose: PlanFor }): VNode {
  const { stability, label } = plan;
  return (
    <section class="card">
      <div class="stage">
        <div>
          <h2>Good until</h2>
          {stability ? (
            <>
              <p class="until">
                <DayText value={stability.beyondUseDate} />
              </p>
              <p>{stability.storage}</p>
              <p class="hint">{`Made on ${printDayText(plan.basis.compoundedOn)} by ${plan.basis.standard}`}</p>
              {plan.supply && <p class="hint">{makesOf(plan.supply)}</p>}
            </>
          ) : (
            <p class="empty">No date can be given as it stands.</p>
          )}
        </div>
        {label && (
          <figure>
            <figcaption>
              <h2>{plan.releasable ? 'Label' : 'Label, prints when nothing is open'}</h2>
            </figcaption>
            <Label label={label} whose={whose} />
          </figure>
        )}
      </div>
      {stability && <WhyThisDate stability={stability} />}
    </section>
  );
}

function WhyThisDate({ stability }: { readonly stability: NonNullable<Plan['stability']> }): VNode {
  const limits = stability.limits.toSorted((a, b) => a.date.localeCompare(b.date));
  return (
    <>
      <h3>Why this date</h3>
      <table class="why">
        <thead class="said">
          <tr>
            <th scope="col">Last day</th>
            <th scope="col">Limit</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {limits.map((limit, index) => (
            <tr key={index} class={limit.binding ? 'binding' : undefined}>
              <td class="keep">
                {limit.binding ? '▸ ' : ''}
                <DayText value={limit.date} />
              </td>
              <td>
                {limitText(limit)}
                {limit.binding && <span class="said"> (the earliest: it decides)</span>}
              </td>
              <td class="hint">{limit.source}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The rule, what it is about, and its days unless the rule's name ends with them. */
function limitText({ rule, subject, days }: StabilityLimit): string {
  const named = subject ? `${rule}: ${subject}` : rule;
  return days === undefined || named.endsWith(`${days} days`) ? named : `${named}, ${days} days`;
}

/** The label's text as it will stand on paper; the paper itself is a PDF. */
function Label({ label, whose }: { readonly label: LabelText; readonly whose: PlanFor }): VNode {
  const others = label.otherIngredients;
  return (
    <div class="label">
      <p>
        <b>{whose.pharmacy.name}</b>
        {whose.rxNumber && <span>{`Rx ${whose.rxNumber}`}</span>}
      </p>
      <p>{[whose.pharmacy.address.join(', '), whose.pharmacy.phone].filter(Boolean).join(' · ')}</p>
      <p class="big">{whose.patientName}</p>
      {whose.birthDate && <p>{`born ${printDayText(whose.birthDate)}`}</p>}
      <p class="big">{`${label.drug} ${label.strength} ${label.form}`}</p>
      <p class="sig">{label.directions}</p>
      <div>
        {`${label.quantity} · active: ${label.activeIngredient}`}
        {others.length > 0 && ' · with '}
        {others.map((other, index) => (
          <span key={other.name}>
            {index > 0 && ', '}
            {other.allergen ? <b>{other.name}</b> : other.name}
          </span>
        ))}
      </div>
      <p class="apart">
        <b>{label.beyondUse}</b>
        {whose.orderNumber && <span>{`Lot ${whose.orderNumber}`}</span>}
      </p>
      <div>
        {[label.storage, ...label.warnings].map((text) => (text.endsWith('.') ? text : `${text}.`)).join(' ')}
      </div>
    </div>
  );
}

/** What will be weighed, and how each number came about. */
export function BatchCard({ plan }: { readonly plan: Plan }): VNode {
  const { batch } = plan;
  if (!batch) {
    return (
      <Card title="To weigh">
        <p class="empty">Cannot be computed as it stands; the findings above say why.</p>
      </Card>
    );
  }
  const perUnit = batch.components.some((component) => component.perUnit !== undefined);
  return (
    <Card title={`To weigh: ${madeOf(batch)}`}>
      <p class="hint">{plan.formula && `${plan.formula.name}, version ${plan.formula.version}`}</p>
      <Scroll name="Components to weigh">
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
              <tr key={index}>
                <th scope="row">
                  {part.ingredient} <span class="hint">{part.factor ? `× ${part.factor}` : part.role}</span>
                </th>
                <td>
                  {part.lot ?? <span class="hint">no lot</span>}
                  {part.lotExpiresOn && (
                    <span class="hint under">{`to ${printDayText(part.lotExpiresOn)}`}</span>
                  )}
                </td>
                {perUnit && <td class="n">{part.perUnit ?? ''}</td>}
                <td class="n">
                  <b>{part.weigh}</b>
                  {part.method !== 'direct' && <span class="hint under">{METHOD_WORDS[part.method]}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <BatchFacts batch={batch} />
      {batch.derivation.length > 0 && (
        <details>
          <summary>How each number came about</summary>
          <ol class="derivation">
            {batch.derivation.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ol>
        </details>
      )}
    </Card>
  );
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

function BatchFacts({ batch }: { readonly batch: Batch }): VNode | null {
  const facts: [string, string | null | undefined][] = [
    ['Fill of one capsule', batch.unitWeight],
    ['One dose', batch.doseMeasure],
    ['Volume of one dose', batch.doseVolume === batch.doseMeasure ? undefined : batch.doseVolume],
    ['Total volume', batch.totalVolume],
    ['Total mass', batch.totalMass],
    ['Density', batch.density],
    ['Rounding of the dose', batch.doseError],
    ['Worst case error', batch.worstCaseError],
  ];
  const known = facts.filter((fact): fact is [string, string] => Boolean(fact[1]));
  if (known.length === 0) return null;
  return (
    <p class="hint about">
      {known.map(([name, value], index) => (
        <span key={name}>
          {index > 0 && ' · '}
          {`${name} `}
          <AmountText value={quantityText(value)} />
        </span>
      ))}
    </p>
  );
}

/** `1 make, 2 refills`. */
function makesOf(supply: Supply): string {
  const count = supply.fills.length;
  const refills =
    supply.refills === 0 ? 'no refills' : supply.refills === 1 ? '1 refill' : `${supply.refills} refills`;
  return `${count === 1 ? '1 make' : `${count} makes`}, ${refills}`;
}

/** Counted things in the plural: `30 capsule` → `30 capsules`. */
function quantityText(quantity: string): string {
  return quantity.replace(/^(?!1 )(\S+ (?:capsule|drop|click))$/u, '$1s');
}

/** Which makes the prescription needs, and when; a single one is told beside the date. */
export function MakesCard({ plan }: { readonly plan: Plan }): VNode | null {
  const { supply } = plan;
  if (!supply || supply.fills.length < 2) return null;
  return (
    <Card title={makesOf(supply)}>
      <table>
        <thead>
          <tr>
            <th scope="col">Make on</th>
            <th scope="col">First use</th>
            <th scope="col" class="n">
              Days
            </th>
            <th scope="col" class="n">
              Quantity
            </th>
          </tr>
        </thead>
        <tbody>
          {supply.fills.map((fill) => (
            <tr key={fill.makeOn}>
              <td>
                <DayText value={fill.makeOn} />
              </td>
              <td>
                <DayText value={fill.firstUse} />
              </td>
              <td class="n">{fill.days}</td>
              <td class="n">{quantityText(fill.quantity)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
