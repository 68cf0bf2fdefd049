import type { ComponentChildren, VNode } from 'preact';
import type { Finding } from '../findings/finding.js';

/** Under an open review finding: the form a pharmacist answers it with. */
export type Answer = ((finding: Finding) => ComponentChildren) | undefined;

interface FindingTextProps {
  readonly finding: Finding;
  readonly answer?: Answer;
  /** A question that is asked back stands out. */
  readonly big?: boolean;
}

export function FindingText({ finding, answer, big }: FindingTextProps): VNode {
  const { because, path, source, decision } = finding;
  return (
    <>
      <p class={big ? 'question' : undefined}>{because.charAt(0).toUpperCase() + because.slice(1)}</p>
      <p class="hint">{[path?.join(' › '), source].filter(Boolean).join(' · ')}</p>
      {decision && (
        <p>
          {`${decision.decision === 'accept' ? 'Accepted' : 'Declined'} by ${decision.by}: ${decision.reason}`}
        </p>
      )}
      {answer?.(finding)}
    </>
  );
}
