import type { VNode } from 'preact';
import { Card, DayText, printDayText } from '../web/parts.js';
import type { PlanFor } from './plan.panel.js';
import type { Working } from '../batching/working.js';
import { amount } from '../quantities/amount.js';
import type { StabilityLimit } from '../stability/stability.types.js';
import { printAmount } from './directions.js';
import { labelsOf, type LabelText, type Plan, type Supply } from './plan.types.js';
import { quantityText, Worked } from './working.panel.js';

/** Until when it is good and why, beside the label as it will print. */
export function UntilCard({ plan, whose }: { readonly plan: Plan; readonly whose: PlanFor }): VNode {
  const { stability } = plan;
  const labels = labelsOf(plan);
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
        {labels.length > 0 && (
          <figure>
            <figcaption>
              <h2>{captionOf(plan, labels.length)}</h2>
            </figcaption>
            {labels.map((label, index) => (
              <Label key={index} label={label} whose={whose} />
            ))}
          </figure>
        )}
      </div>
      {stability && <WhyThisDate stability={stability} />}
    </section>
  );
}

function captionOf(plan: Plan, count: number): string {
  const word = count === 1 ? 'Label' : `${count} labels`;
  return plan.releasable ? word : `${word}, ${count === 1 ? 'prints' : 'print'} when nothing is open`;
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

/** `1 make, 2 refills`. */
function makesOf(supply: Supply): string {
  const count = supply.fills.length;
  const refills =
    supply.refills === 0 ? 'no refills' : supply.refills === 1 ? '1 refill' : `${supply.refills} refills`;
  return `${count === 1 ? '1 make' : `${count} makes`}, ${refills}`;
}

/** Which makes the prescription needs, and when, and which capsules of a kit are taken together. */
export function MakesCard({ plan }: { readonly plan: Plan }): VNode | null {
  const { supply } = plan;
  if (!supply) return null;
  const refillsOn = supply.refillsOn ?? [];
  if (supply.fills.length < 2 && refillsOn.length === 0 && !supply.schedule) return null;
  return (
    <Card title={makesOf(supply)}>
      <KitSchedule supply={supply} workings={plan.batch?.workings} />
      <Makes supply={supply} />
      {refillsOn.length > 0 && (
        <p class="apart">
          {'Refills fall due on '}
          {refillsOn.map((date, index) => (
            <span key={date}>
              {index > 0 && ', '}
              <DayText value={date} />
            </span>
          ))}
          {'.'}
        </p>
      )}
    </Card>
  );
}

interface KitScheduleProps {
  readonly supply: Supply;
  readonly workings: readonly Working[] | undefined;
}

function KitSchedule({ supply, workings }: KitScheduleProps): VNode | null {
  const { schedule, capsules = [] } = supply;
  if (!schedule) return null;
  return (
    <>
      <p>The whole titration takes</p>
      <ul>
        {capsules.map(({ strength, count }) => (
          <li key={strength}>
            <Worked
              value={`${quantityText(`${count} capsule`)} of ${strength}`}
              workings={workings}
              of={[`capsules of ${printAmount(amount(strength))}`]}
            />
          </li>
        ))}
      </ul>
      <table>
        <thead>
          <tr>
            <th scope="col">Dose</th>
            <th scope="col" class="n">
              Days
            </th>
            <th scope="col">Each time</th>
          </tr>
        </thead>
        <tbody>
          {schedule.map((step, index) => (
            <tr key={index}>
              <th scope="row">{step.dose}</th>
              <td class="n">{step.days}</td>
              <td>{step.capsules.map(({ strength, count }) => `${count} × ${strength}`).join(' + ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Makes({ supply }: { readonly supply: Supply }): VNode | null {
  if (supply.fills.length < 2) return null;
  return (
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
  );
}
