import type { VNode } from 'preact';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { isOpen, type Finding } from '../findings/finding.js';
import { Card, StatusShape, StatusTag, printDayText } from '../web/parts.js';
import type { Alternative, Plan } from './plan.types.js';
import { BatchCards } from './batch.panel.js';
import { FindingText, type Answer } from './finding.panel.js';
import { MakesCard, UntilCard } from './plan-work.panel.js';
import { ScreeningCard } from './screening.panel.js';
import { AskedBack, openSlips, withoutSlips } from './slip.panel.js';

/** Whose plan it is and who makes it: for the label. */
export interface PlanFor {
  readonly patientName: string;
  readonly birthDate?: string | null;
  readonly pharmacy: { readonly name: string; readonly address: readonly string[]; readonly phone: string };
  readonly rxNumber?: string;
  readonly orderNumber?: string;
}

interface PlanPanelProps {
  readonly plan: Plan;
  readonly whose: PlanFor;
  /** Id of the entry form that a way out fills in. Absent: the prescription is written already. */
  readonly entryForm?: string;
  /** Under an open review finding: the form a pharmacist answers it with. */
  readonly answer?: Answer;
}

/** The plan as it stands: what looks like a slip is asked back first. The entry page and the order page show the same. */
export function PlanPanel(props: PlanPanelProps): VNode {
  const { plan, entryForm, answer } = props;
  const slips = openSlips(plan);
  if (slips.length === 0) return <WholePlan {...props} />;
  return (
    <AskedBack slips={slips} entering={entryForm !== undefined} answer={answer}>
      <WholePlan {...props} plan={withoutSlips(plan)} />
    </AskedBack>
  );
}

/** Verdict first, then what it rests on. */
function WholePlan({ plan, whose, entryForm, answer }: PlanPanelProps): VNode {
  return (
    <>
      <Verdict plan={plan} entryForm={entryForm} answer={answer} />
      <OtherFindings plan={plan} answer={answer} />
      <ScreeningCard screened={plan.screened} />
      <BatchCards plan={plan} />
      <UntilCard plan={plan} whose={whose} />
      <MakesCard plan={plan} />
    </>
  );
}

/** The findings the verdict rests on: the open ones of the worst status. */
function deciding(plan: Plan): readonly Finding[] {
  return plan.findings.filter((finding) => finding.status === plan.status && isOpen(finding));
}

/** The verdict in words, for the top of the panel and for screen readers. */
export function verdictOf(plan: Plan): string {
  const slips = openSlips(plan);
  if (slips.length > 0) return `Asked back: ${slips.map((finding) => finding.subject).join(' and ')}`;
  return statusSaid(plan);
}

function statusSaid(plan: Plan): string {
  const subjects = [...new Set(deciding(plan).map((finding) => finding.subject))];
  const [first = '', second] = subjects;
  const named =
    subjects.length > 2
      ? `${first} and ${subjects.length - 1} more`
      : second
        ? `${first} and ${second}`
        : first;
  switch (plan.status) {
    case 'block':
      return `Blocked: ${named}`;
    case 'unresolved':
      return `Cannot be passed yet: ${named}`;
    case 'review':
      return `A pharmacist decides: ${named}`;
    case 'pass':
      return plan.releasable ? 'Nothing stands in the way' : 'Nothing else stands in the way';
  }
}

function Verdict(props: {
  readonly plan: Plan;
  readonly entryForm?: string;
  readonly answer?: Answer;
}): VNode {
  const { plan, entryForm, answer } = props;
  const findings = deciding(plan);
  return (
    <section class={`card verdict ${plan.status}`}>
      <h2>
        <StatusShape status={plan.status} size={22} />
        {statusSaid(plan)}
      </h2>
      {findings.length === 0 && <Good plan={plan} />}
      {findings.map((finding) => (
        <div key={finding.id} class="reason">
          <FindingText finding={finding} answer={answer} />
        </div>
      ))}
      <WaysOut plan={plan} entryForm={entryForm} />
    </section>
  );
}

function Good({ plan }: { readonly plan: Plan }): VNode {
  const { label, stability } = plan;
  if (!label || !stability) return <p>Every check passed.</p>;
  return <p>{`${label.quantity}, good until ${printDayText(stability.beyondUseDate)}.`}</p>;
}

const OFFERED_FIRST = 3;

function WaysOut({ plan, entryForm }: { readonly plan: Plan; readonly entryForm?: string }): VNode | null {
  const { alternatives } = plan;
  if (alternatives.length === 0) return null;
  const way = (alternative: Alternative, index: number): VNode =>
    entryForm === undefined ? (
      <p key={index}>
        {`Way out: ${wordsOf(alternative, plan)}, `}
        <small>{consequenceOf(alternative)}</small>
      </p>
    ) : (
      <button
        key={index}
        form={entryForm}
        formaction="/prescriptions/preview"
        formnovalidate
        name="way"
        value={wayOf(alternative)}
        class={index === 0 ? 'button go' : 'button'}
      >
        {`Use ${wordsOf(alternative, plan)}`}
        <small>{consequenceOf(alternative)}</small>
      </button>
    );
  const more = alternatives.slice(OFFERED_FIRST);
  return (
    <>
      <div class="ways">{alternatives.slice(0, OFFERED_FIRST).map(way)}</div>
      {more.length > 0 && (
        <details>
          <summary>{more.length === 1 ? '1 more way out' : `${more.length} more ways out`}</summary>
          <div class="ways">{more.map((one, index) => way(one, index + OFFERED_FIRST))}</div>
        </details>
      )}
    </>
  );
}

const FORM_WORDS = {
  capsule: 'capsules',
  'oral-liquid': 'oral liquid',
  'sublingual-drops': 'sublingual drops',
  cream: 'cream',
} as const;

export const VEHICLE_WORDS: Readonly<Record<string, string>> = {
  'preserved-aqueous': 'preserved, aqueous',
  'sterile-water': 'sterile water, unpreserved',
  glycerol: 'glycerol',
};

/** What would be used instead; a capsule's part that stays the same is not named. */
function wordsOf(alternative: Alternative, plan: Plan): string {
  const { form, filler, shellId, strength, vehicle, base } = alternative;
  if (form !== 'capsule') {
    const details = [strength, vehicle && VEHICLE_WORDS[vehicle], base].filter(Boolean).join(', ');
    return details ? `${FORM_WORDS[form]} ${details}` : FORM_WORDS[form];
  }
  const parts = plan.batch?.components ?? [];
  const fillerStays = parts.some((part) => part.role === 'filler' && part.ingredient === filler);
  const shellStays = parts.some((part) => part.role === 'shell' && part.id === shellId);
  const shell = shellId === undefined || shellStays ? '' : (CATALOGUE.find(shellId)?.name ?? shellId);
  return [fillerStays ? '' : (filler ?? 'capsules'), shell].filter(Boolean).join(' with ') || 'capsules';
}

function consequenceOf(alternative: Alternative): string {
  const { status, beyondUseDate, fills, asksPrescriber } = alternative;
  return [
    status === 'pass' ? '' : status,
    beyondUseDate && `good until ${printDayText(beyondUseDate)}`,
    fills > 1 ? `${fills} makes` : '',
    asksPrescriber ? 'asks the prescriber' : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The fields a way out fills in, as one button value. Read by `withWay` of the entry form. */
function wayOf({ form, filler, shellId, strength, vehicle }: Alternative): string {
  const fields = { form, filler, shell: shellId, strength, vehicle };
  const named = Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1]));
  return new URLSearchParams(named).toString();
}

/** What else was found: open findings of a lesser status, then those decided, then what passed. */
function OtherFindings({ plan, answer }: { readonly plan: Plan; readonly answer?: Answer }): VNode | null {
  const above = deciding(plan);
  const others = plan.findings.filter((finding) => finding.status !== 'pass' && !above.includes(finding));
  const passed = plan.findings.filter((finding) => finding.status === 'pass');
  if (others.length + passed.length === 0) return null;
  return (
    <Card title="Also found">
      <FindingList findings={others} answer={answer} />
      {passed.length > 0 && (
        <details>
          <summary>{passed.length === 1 ? '1 check passed' : `${passed.length} checks passed`}</summary>
          <FindingList findings={passed} />
        </details>
      )}
    </Card>
  );
}

function FindingList(props: {
  readonly findings: readonly Finding[];
  readonly answer?: Answer;
}): VNode | null {
  if (props.findings.length === 0) return null;
  return (
    <ul class="findings">
      {props.findings.map((finding) => (
        <li key={finding.id}>
          <div>
            <StatusTag status={finding.status} />
          </div>
          <div>
            <FindingText finding={finding} answer={props.answer} />
          </div>
        </li>
      ))}
    </ul>
  );
}
