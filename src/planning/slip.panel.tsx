import type { ComponentChildren, VNode } from 'preact';
import { isOpen, worst, type Finding } from '../findings/finding.js';
import { isSlip } from '../slips/slip-guard.js';
import { StatusShape } from '../web/parts.js';
import { FindingText, type Answer } from './finding.panel.js';
import type { Plan } from './plan.types.js';

/** The questions of the slip guard that nobody answered yet. */
export function openSlips(plan: Plan): readonly Finding[] {
  return plan.findings.filter((finding) => isSlip(finding) && isOpen(finding));
}

/** The plan below the questions: its verdict on everything else. */
export function withoutSlips(plan: Plan): Plan {
  const asked = openSlips(plan);
  const findings = plan.findings.filter((finding) => !asked.includes(finding));
  return { ...plan, findings, status: worst(findings.filter(isOpen).map((finding) => finding.status)) };
}

interface AskedBackProps {
  readonly slips: readonly Finding[];
  /** True where the prescription is still being entered, so that the number can be corrected beside it. */
  readonly entering: boolean;
  readonly answer?: Answer;
  /** The rest of the plan, folded until somebody says that the number is meant. */
  readonly children: ComponentChildren;
}

/** What looks like a slip is asked back before anything else is shown of the plan. */
export function AskedBack({ slips, entering, answer, children }: AskedBackProps): VNode {
  const one = slips.length === 1;
  return (
    <>
      <section class="card verdict review">
        <h2>
          <StatusShape status="review" size={22} />
          Asked back before anything else
        </h2>
        {slips.map((finding) => (
          <div key={finding.id} class="reason">
            <FindingText finding={finding} answer={answer} big />
          </div>
        ))}
        <p class="apart">
          {entering
            ? `Correct the field${one ? '' : 's'}, or unfold the plan when what is written is meant. A saved draft keeps the question${one ? '' : 's'} until a pharmacist answers.`
            : 'The rest of the plan follows once a pharmacist has answered.'}
        </p>
      </section>
      <details class="rest">
        <summary class="button">It is meant: show the rest of the plan</summary>
        {children}
      </details>
    </>
  );
}
