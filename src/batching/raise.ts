import { slug, type Finding, type Status } from '../findings/finding.js';

/** A finding of this room; the id is rule and subject, so the same facts give the same id. */
export function raise(facts: {
  readonly rule: string;
  readonly status: Status;
  readonly subject: string;
  readonly because: string;
  readonly source: string;
  readonly path?: readonly string[];
}): Finding {
  return { id: [facts.rule, ...(facts.path ?? []).map(slug), slug(facts.subject)].join('/'), ...facts };
}

/** What a step answers: its value, or the findings that say why there is none. */
export type Outcome<T> = { readonly value: T; readonly findings: readonly Finding[] } | Failure;
export interface Failure {
  readonly value?: undefined;
  readonly findings: readonly Finding[];
}

export function fail(...findings: readonly Finding[]): Failure {
  return { findings };
}

export function found<T>(value: T, findings: readonly Finding[] = []): Outcome<T> {
  return { value, findings };
}
