/**
 * A finding is an answer of a check, as data. Statuses from worst to best:
 * `block`       the preparation must not be made as it stands;
 * `unresolved`  a check could not be completed, so nobody may pass it;
 * `review`      a pharmacist decides, with a reason;
 * `pass`        checked and good; findings with this status are information lines.
 */
export const STATUSES = ['block', 'unresolved', 'review', 'pass'] as const;
export type Status = (typeof STATUSES)[number];

export interface Decision {
  /** Id of the finding that is answered. */
  readonly finding: string;
  readonly decision: 'accept' | 'decline';
  readonly reason: string;
  /** Name (or staff id) of the pharmacist who answers. */
  readonly by: string;
}

export interface Finding {
  /** Stable: `rule/subject-slug/…`; the same facts give the same id on every run. */
  readonly id: string;
  readonly rule: string;
  readonly status: Status;
  readonly subject: string;
  /** One sentence a pharmacist can act on. */
  readonly because: string;
  /** Where in the preparation: outermost part first. */
  readonly path?: readonly string[];
  /** Where the rule comes from. */
  readonly source: string;
  /** The pharmacist's answer, when one closes this finding. Only `review` findings can be closed by a decision. */
  readonly decision?: Decision;
}

/** True while the finding stands in the way of release. */
export function isOpen(finding: Finding): boolean {
  return finding.status !== 'pass' && finding.decision?.decision !== 'accept';
}

/** The worst of the given statuses; `pass` for none. */
export function worst(statuses: readonly Status[]): Status {
  return STATUSES.find((status) => statuses.includes(status)) ?? 'pass';
}

/** Lower-case words joined by hyphens, for finding ids: `"Milk sugar"` → `milk-sugar`. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
