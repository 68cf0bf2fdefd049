import type { ComponentChildren, VNode } from 'preact';
import { day, printDay, readDay, type Day } from '../calendar/day.js';
import type { Status } from '../findings/finding.js';
import type { Amount } from '../quantities/amount.js';
import type { Fault } from '../refusals/refusal.js';

/** What a person typed into a form, by field name. Fields are named like the path of a fault. */
export type Typed = Readonly<Record<string, string>>;

/** The element id of a field, so that a fault can lead to it. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^\w-]+/g, '-')}`;
}

const SHAPES: Readonly<Record<Status, readonly [shape: string, mark: string]>> = {
  pass: ['M8 .8a7.2 7.2 0 1 0 0 14.4A7.2 7.2 0 0 0 8 .8Z', 'M4.6 8.3 7 10.7l4.5-5'],
  review: ['M8 .9 15.6 14.8H.4Z', 'M8 5.6v4.2M8 11.9v1'],
  unresolved: [
    'M3 .6h10a2.4 2.4 0 0 1 2.4 2.4v10a2.4 2.4 0 0 1-2.4 2.4H3A2.4 2.4 0 0 1 .6 13V3A2.4 2.4 0 0 1 3 .6Z',
    'M5.7 6.5c0-3.3 4.7-3.3 4.7-.2 0 1.8-2.3 1.7-2.3 3.6M8.1 11.2v1.5',
  ],
  block: ['M4.9.6h6.2L15.4 4.9v6.2l-4.3 4.3H4.9L.6 11.1V4.9Z', 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6'],
};

export function StatusShape({
  status,
  size = 15,
}: {
  readonly status: Status;
  readonly size?: number;
}): VNode {
  const [shape, mark] = SHAPES[status];
  return (
    <svg width={size} height={size} viewBox="-0.4 -0.4 16.8 16.8" aria-hidden="true">
      <path d={shape} fill="currentColor" />
      <path d={mark} fill="none" stroke="#fff" stroke-width="1.7" />
    </svg>
  );
}

/** A status always has a word, a shape and a colour. `word` replaces the status' own. */
export function StatusTag({ status, word }: { readonly status: Status; readonly word?: string }): VNode {
  return (
    <span class={`tag ${status}`}>
      <StatusShape status={status} />
      {word ?? status}
    </span>
  );
}

/** A word that is no verdict: the state of an order, the role of a component. */
export function Tag({ children }: { readonly children: ComponentChildren }): VNode {
  return <span class="tag plain">{children}</span>;
}

interface CardProps {
  readonly title?: string;
  /** Beside the title, at the right. */
  readonly aside?: ComponentChildren;
  readonly id?: string;
  readonly children?: ComponentChildren;
}

export function Card({ title, aside, id, children }: CardProps): VNode {
  const heading = title === undefined ? null : <h2>{title}</h2>;
  return (
    <section class="card" id={id}>
      {heading && aside ? (
        <div class="card-head">
          {heading}
          <div>{aside}</div>
        </div>
      ) : (
        heading
      )}
      {children}
    </section>
  );
}

/** The page's one h1, with what belongs beside it; the last thing stands at the right. */
export function Head({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ComponentChildren;
}): VNode {
  return (
    <div class="head">
      <h1>{title}</h1>
      {children}
    </div>
  );
}

/** An empty list says what to do next. */
export function Empty({ children }: { readonly children: ComponentChildren }): VNode {
  return <p class="empty">{children}</p>;
}

/** A wide table may be scrolled inside its card, by keyboard too. */
export function Scroll({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <div class="scroll" role="region" aria-label={name} tabIndex={0}>
      {children}
    </div>
  );
}

/** `20 May 2027`. Takes a day or its JSON text; anything else is printed as it stands. */
export function DayText({ value }: { readonly value: Day | string }): VNode {
  const text = typeof value === 'string' ? printDayText(value) : printDay(value);
  return (
    <time dateTime={typeof value === 'string' ? value : value.toString()} class="keep">
      {text}
    </time>
  );
}

export function printDayText(value: string): string {
  return 'day' in readDay(value) ? printDay(day(value)) : value;
}

/** An instant in the pharmacy's time zone: `20 May 2027, 14:05`. */
export function InstantText({ at, timeZone }: { readonly at: Date; readonly timeZone: string }): VNode {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  const text = `${printDayText(`${part('year')}-${part('month')}-${part('day')}`)}, ${part('hour')}:${part('minute')}`;
  return (
    <time dateTime={at.toISOString()} class="keep">
      {text}
    </time>
  );
}

/** Number and unit never break apart. */
export function AmountText({ value }: { readonly value: Amount | string }): VNode {
  return <span class="keep">{value.toString()}</span>;
}

/** Every form that posts carries this. */
export function CsrfField({ who }: { readonly who: { readonly csrfToken: string } }): VNode {
  return <input type="hidden" name="_csrf" value={who.csrfToken} />;
}

/** Every form that creates carries this: sent twice, it creates once. */
export function IdempotencyField({ value }: { readonly value: string }): VNode {
  return <input type="hidden" name="_idempotencyKey" value={value} />;
}

interface FaultsProps {
  readonly faults: readonly Fault[];
  readonly title?: string;
  /** Words for a path that has better ones than its own: `prescriberId` → `Prescriber`. */
  readonly names?: Readonly<Record<string, string>>;
}

/** The summary above a form that was refused: it takes the focus, and each line leads to its field. */
export function Faults({ faults, title, names = {} }: FaultsProps): VNode | null {
  if (faults.length === 0) return null;
  return (
    <div class="faults" role="alert" tabIndex={-1} autofocus>
      <strong>{title ?? 'Nothing was saved yet. Please correct:'}</strong>
      <ul>
        {faults.map(({ path, message }) => (
          <li key={path}>
            {path === '' ? (
              message
            ) : (
              <a href={`#${fieldId(path)}`}>{`${names[path] ?? wordsOfPath(path)} ${message}`}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `allergies.entries.0.text` → `Allergies, entries 1, text`: words for a person, first letter large. */
export function wordsOfPath(path: string): string {
  const words = path
    .split(/[.[\]]+/u)
    .filter((part) => part !== '')
    .map((part) =>
      /^\d+$/u.test(part) ? `${Number(part) + 1}` : part.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase(),
    )
    .join(', ')
    .replace(/, (\d+)/g, ' $1');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
