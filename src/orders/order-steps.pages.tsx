import type { VNode } from 'preact';
import { IntermediateUses } from '../intermediates/intermediates.panel.js';
import type { Fault } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Card, CsrfField, Empty, fieldId, type Typed } from '../web/parts.js';
import { actualField } from './orders.forms.js';
import type { ActionOffer, ComponentLine, OrderDetail } from './orders.types.js';

interface StepsProps {
  readonly who: SignedIn;
  readonly detail: OrderDetail;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}

/** What is next, large; what else may be done, folded away. */
export function StepsCard(props: StepsProps): VNode {
  const { detail } = props;
  const forward = detail.allowedActions.filter((offer) => !offer.needsReason);
  const other = detail.allowedActions.filter((offer) => offer.needsReason);
  return (
    <Card title="What is next">
      {detail.allowedActions.length === 0 && <Empty>Nothing: this order has come to its end.</Empty>}
      {forward.map((offer) =>
        offer.refused === undefined ? (
          <Step key={offer.action} {...props} offer={offer} />
        ) : (
          <p key={offer.action}>
            <b>{offer.label}: not now.</b> {offer.refused}
          </p>
        ),
      )}
      {other.length > 0 && (
        <details open={other.some((offer) => offer.action === props.typed['action'])}>
          <summary>{other.map((offer) => offer.label).join(', ')}</summary>
          {other.map((offer) =>
            offer.refused === undefined ? (
              <Reasoned key={offer.action} {...props} offer={offer} />
            ) : (
              <p key={offer.action} class="hint">
                {offer.refused}
              </p>
            ),
          )}
        </details>
      )}
    </Card>
  );
}

interface StepProps extends StepsProps {
  readonly offer: ActionOffer;
}

function Step({ who, detail, typed, faults, offer }: StepProps): VNode {
  const weighing = offer.action === 'finish-compounding';
  const { intermediates } = detail;
  if (weighing && intermediates.some(({ scannedAt }) => scannedAt === null)) {
    const orderId = detail.order.id;
    return (
      <IntermediateUses who={who} orderId={orderId} lines={intermediates} typed={typed} faults={faults} />
    );
  }
  return (
    <form method="post" action={`/orders/${detail.order.id}/steps/${offer.action}`} novalidate>
      <CsrfField who={who} />
      {weighing && <Weighings detail={detail} typed={typed} faults={faults} />}
      <div class={weighing ? 'actions apart' : 'actions'}>
        <button class="button go" data-main>
          {offer.label} <kbd>Ctrl Enter</kbd>
        </button>
      </div>
    </form>
  );
}

/** One line for each component: what was planned, and what the balance shows. */
function Weighings(props: {
  readonly detail: OrderDetail;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}): VNode {
  const { components } = props.detail;
  const open = components.filter((part) => part.needsActual);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Component, lot</th>
          <th scope="col" class="n">
            Planned
          </th>
          <th scope="col">As weighed, with unit</th>
        </tr>
      </thead>
      <tbody>
        {open.map((part, index) => {
          const name = actualField(part.position);
          const fault = props.faults.find((one) => one.path === name)?.message;
          const under = [part.part, part.lot?.lot].filter(Boolean).join(', ');
          return (
            <tr key={part.position}>
              <th scope="row">
                {part.name}
                {under && <span class="hint under">{under}</span>}
              </th>
              <td class="n">
                {part.planned}
                {isFinalVolume(part) && <span class="hint under">enter the final volume</span>}
              </td>
              <td>
                <input
                  id={fieldId(name)}
                  name={name}
                  value={props.typed[name] ?? part.actual ?? ''}
                  aria-label={`${[part.part, part.name].filter(Boolean).join(' ')} as weighed`}
                  aria-invalid={fault ? 'true' : undefined}
                  aria-describedby={fault ? `${fieldId(name)}-fault` : undefined}
                  autocomplete="off"
                  autofocus={index === 0 && props.faults.length === 0}
                />
                {fault && (
                  <span class="fault" id={`${fieldId(name)}-fault`}>
                    {fault}
                  </span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The field a refused reason stands in is the one its fault leads to; the others of the page are nameless. */
export function reasonField(mine: boolean, fault: string | undefined): Record<string, string> {
  return {
    name: 'reason',
    ...(mine ? { id: fieldId('reason') } : {}),
    ...(fault ? { 'aria-invalid': 'true', 'aria-describedby': `${fieldId('reason')}-fault` } : {}),
  };
}

export function faultAt(path: string, faults: readonly Fault[]): string | undefined {
  return faults.find((one) => one.path === path)?.message;
}

export function ReasonFault({ fault }: { readonly fault: string | undefined }): VNode | null {
  if (fault === undefined) return null;
  return (
    <span class="fault" id={`${fieldId('reason')}-fault`}>
      {fault}
    </span>
  );
}

/** Water made up to a volume: what is measured is the whole, not what was poured in. */
function isFinalVolume(part: ComponentLine): boolean {
  return part.planned.startsWith('q.s. ');
}

function Reasoned({ who, detail, typed, faults, offer }: StepProps): VNode {
  const mine = typed['action'] === offer.action;
  const id = mine ? fieldId('reason') : `reason-${offer.action}`;
  const fault = mine ? faultAt('reason', faults) : undefined;
  return (
    <form method="post" action={`/orders/${detail.order.id}/steps/${offer.action}`} novalidate>
      <CsrfField who={who} />
      <label for={id}>{`Why: ${offer.label.toLowerCase()}`}</label>
      <div class="together">
        <input
          {...reasonField(mine, fault)}
          id={id}
          value={mine ? (typed['reason'] ?? '') : ''}
          autocomplete="off"
        />
        <button class="button grave">{offer.label}</button>
      </div>
      <ReasonFault fault={fault} />
    </form>
  );
}
