import type { VNode } from 'preact';
import { whyNoLabel } from '../documents/label-states.js';
import { isOpen, type Finding } from '../findings/finding.js';
import { IntermediatesCard, namesOfUses } from '../intermediates/intermediates.panel.js';
import { PlanPanel, type PlanFor } from '../planning/plan.panel.js';
import type { Fault } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Layout } from '../web/layout.js';
import { Card, CsrfField, Empty, Faults, Head, type Typed } from '../web/parts.js';
import { EventsCard, RecordCard } from './order-record.pages.js';
import { faultAt, ReasonFault, reasonField, StepsCard } from './order-steps.pages.js';
import { preparationOf } from './order-table.js';
import { actualField } from './orders.forms.js';
import type { OrderState } from './orders.entity.js';
import type { OrderDetail } from './orders.types.js';
import { PrescriptionCard } from './prescription-card.pages.js';

interface OrderPageProps {
  readonly who: SignedIn;
  readonly detail: OrderDetail;
  readonly pharmacy: PlanFor['pharmacy'];
  /** What was typed into a step or an answer that was refused. */
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}

/** One order: where it stands and what is next, beside the plan it is made from. */
export function OrderPage(props: OrderPageProps): VNode {
  const { who, detail, pharmacy, faults } = props;
  const { order, plan, patient } = detail;
  const whose: PlanFor = {
    patientName: patient.name,
    birthDate: patient.birthDate,
    pharmacy,
    rxNumber: String(detail.prescription.number),
    orderNumber: detail.number,
  };
  return (
    <Layout title={`Order ${detail.number}`} who={who} current="/orders">
      <Head title={`Order ${detail.number}`}>
        <span class="stay whose">
          {`${preparationOf({ form: order.form, dose: String(detail.prescription.facts['dose'] ?? '') })} for ${patient.name}`}
        </span>
      </Head>
      <Track state={detail.state} />
      <Faults faults={faults} title="This was not done:" names={namesOfFields(detail)} />
      <div class="split">
        <div>
          <StepsCard {...props} />
          <PrescriptionCard detail={detail} />
          <PapersCard detail={detail} />
          <IntermediatesCard orderId={detail.order.id} lines={detail.intermediates} />
          <RecordCard detail={detail} />
          <EventsCard detail={detail} timeZone={who.timeZone} />
        </div>
        <div>
          {plan ? (
            <PlanPanel
              plan={plan}
              whose={whose}
              answer={(finding) => <Answer {...props} finding={finding} />}
            />
          ) : (
            <Card title="No plan">
              <Empty>This order was cancelled as a draft, so no plan was kept.</Empty>
            </Card>
          )}
        </div>
      </div>
    </Layout>
  );
}

/** A fault of a weighing is told by the name of its component or its intermediate. */
function namesOfFields({ components, intermediates }: OrderDetail): Readonly<Record<string, string>> {
  const named = components.map((part) => [
    actualField(part.position),
    [part.part, part.name].filter(Boolean).join(' '),
  ]);
  return { ...Object.fromEntries(named), ...namesOfUses(intermediates) };
}

const TRACK: readonly OrderState[] = [
  'draft',
  'approved',
  'compounding',
  'verification',
  'released',
  'dispensed',
];

function Track({ state }: { readonly state: OrderState }): VNode {
  const here = TRACK.indexOf(state);
  return (
    <ol class="track" aria-label="Where the order stands">
      {TRACK.map((step, index) => (
        <li
          key={step}
          aria-current={index === here ? 'step' : undefined}
          class={here >= 0 && index < here ? 'done' : undefined}
        >
          {here >= 0 && index < here ? '✓ ' : ''}
          {step}
        </li>
      ))}
      {here < 0 && (
        <li class="ended" aria-current="step">
          {state}
        </li>
      )}
    </ol>
  );
}

/** The form a pharmacist answers an open review finding with; a draft only. */
function Answer(props: OrderPageProps & { readonly finding: Finding }): VNode | null {
  const { who, detail, finding, typed, faults } = props;
  if (finding.status !== 'review' || !isOpen(finding) || detail.state !== 'draft') return null;
  if (who.role !== 'pharmacist') return <p class="hint">A pharmacist decides this.</p>;
  const mine = typed['finding'] === finding.id;
  const fault = mine ? faultAt('reason', faults) : undefined;
  return (
    <form method="post" action={`/orders/${detail.order.id}/decisions`} class="answer">
      <CsrfField who={who} />
      <input type="hidden" name="finding" value={finding.id} />
      <div class="together">
        <input
          {...reasonField(mine, fault)}
          value={mine ? (typed['reason'] ?? '') : ''}
          placeholder="Reason"
          aria-label={`Reason for the decision on ${finding.subject}`}
          autocomplete="off"
        />
        <button class="button" name="decision" value="accept">
          Accept
        </button>
        <button class="button grave" name="decision" value="decline">
          Decline
        </button>
      </div>
      <ReasonFault fault={fault} />
    </form>
  );
}

function PapersCard({ detail }: { readonly detail: OrderDetail }): VNode | null {
  const { order, plan, state } = detail;
  if (!plan) return null;
  const made = whyNoLabel(state) === undefined;
  const noLabel = !plan.releasable
    ? 'The label prints when nothing is open.'
    : 'The label prints from compounding on.';
  const paper = (name: string, title: string): VNode => (
    <a class="button" href={`/orders/${order.id}/${name}.pdf`}>
      {title}
    </a>
  );
  return (
    <Card title="Papers">
      <div class="actions">
        {plan.releasable && made ? paper('label', 'Label') : <span class="hint">{noLabel}</span>}
        {paper('stability', 'Stability sheet')}
        {paper('worksheet', 'Worksheet')}
      </div>
    </Card>
  );
}
