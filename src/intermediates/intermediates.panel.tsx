import type { VNode } from 'preact';
import type { Fault } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Card, CsrfField, DayText, fieldId, type Typed } from '../web/parts.js';
import type { IntermediateLine } from './intermediates.types.js';
import { stepMark } from './step-mark.js';
import { strengthInWords } from './strength-words.js';
import { useField, type UseField } from './use-fields.js';

/** What was made on the way, each with its own label, and whether it was scanned where it was used. */
export function IntermediatesCard(props: {
  readonly orderId: string;
  readonly lines: readonly IntermediateLine[];
}): VNode | null {
  const { orderId, lines } = props;
  if (lines.length === 0) return null;
  return (
    <Card title="Intermediates">
      <p class="hint">
        Each is a lot of its own: print its label before it is made, and scan that label where it is used.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Intermediate, lot</th>
            <th scope="col">Strength</th>
            <th scope="col">Use by</th>
            <th scope="col">Used</th>
            <th scope="col">Label</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.position}>
              <th scope="row">
                <MarkedName line={line} />
                <span class="hint under">{line.lot}</span>
              </th>
              <td>
                {strengthInWords(line.strength)}
                <WeighedOf line={line} />
              </td>
              <td>
                <DayText value={line.useBy} />
              </td>
              <td>{line.scannedAt ? `scanned into ${line.usedIn ?? 'the batch'}` : 'not yet'}</td>
              <td>
                <a href={`${addressOf(orderId, line)}/label.pdf`} aria-label={`Label of ${line.name}`}>
                  Label
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function WeighedOf({ line }: { readonly line: IntermediateLine }): VNode | null {
  const { actual, from, diluent } = line;
  if (actual.diluent === null) return null;
  const parts = [actual.api && `${actual.api} of ${from}`, `${actual.diluent} of ${diluent}`].filter(Boolean);
  return <span class="hint under">{`${parts.join(', ')}; ${actual.taken ?? ''} taken`}</span>;
}

function addressOf(orderId: string, line: IntermediateLine): string {
  return `/orders/${orderId}/intermediates/${encodeURIComponent(line.name)}`;
}

/** `▲ T1 first dilution`: shape, name and word together, as its label has them. */
function MarkedName({ line }: { readonly line: IntermediateLine }): VNode {
  const mark = stepMark(line.step);
  return (
    <>
      <span aria-hidden="true">{`${mark.sign} `}</span>
      {`${line.name}, ${mark.word}`}
    </>
  );
}

interface UsesProps {
  readonly who: SignedIn;
  readonly orderId: string;
  readonly lines: readonly IntermediateLine[];
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}

/** A form for each intermediate that can be used now, and what comes after it; nothing where all are recorded. */
export function IntermediateUses(props: UsesProps): VNode {
  const open = props.lines.filter(({ scannedAt }) => scannedAt === null);
  const isReady = (line: IntermediateLine): boolean =>
    line.apiLot !== null || !open.some(({ name }) => name === line.from);
  const ready = open.filter(isReady);
  const later = open.filter((line) => !isReady(line)).map(({ name, from }) => `${name}, made from ${from}`);
  return (
    <>
      {ready.map((line, index) => (
        <UseForm key={line.position} {...props} line={line} first={index === 0} />
      ))}
      {open.length > 0 && <p class="hint">{`Then ${[...later, 'the batch'].join('; ')}.`}</p>}
    </>
  );
}

interface UseFormProps extends UsesProps {
  readonly line: IntermediateLine;
  readonly first: boolean;
}

/** What is weighed of one, and its scan where it is used: a wrong one is told before it is in anything. */
function UseForm(props: UseFormProps): VNode {
  const { who, orderId, line, first } = props;
  return (
    <form method="post" action={addressOf(orderId, line)} novalidate>
      <CsrfField who={who} />
      <table>
        <thead>
          <tr>
            <th scope="col">
              <MarkedName line={line} />
              <span class="hint under">{`${strengthInWords(line.strength)}, lot ${line.lot}`}</span>
            </th>
            <th scope="col" class="n">
              Planned
            </th>
            <th scope="col">As weighed, with unit</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(line).map((row, index) => (
            <UseRow key={row.field} {...props} row={row} first={first && index === 0} />
          ))}
        </tbody>
      </table>
      <div class="actions apart">
        <button class="button go" data-main={first ? true : undefined}>
          {`Record ${line.name}`} {first && <kbd>Ctrl Enter</kbd>}
        </button>
      </div>
    </form>
  );
}

interface RowFacts {
  readonly field: UseField;
  readonly name: string;
  readonly under?: string;
  readonly planned: string;
}

function rowsOf(line: IntermediateLine): readonly RowFacts[] {
  const { planned, apiLot, diluentLot } = line;
  const into = line.usedIn ?? 'the batch';
  return [
    ...(apiLot ? [{ field: 'api' as const, name: line.from, under: apiLot.lot, planned: planned.api }] : []),
    { field: 'diluent', name: line.diluent, under: diluentLot.lot, planned: planned.diluent },
    { field: 'taken', name: `${line.name} taken into ${into}`, planned: planned.taken },
    { field: 'scan', name: `Scan ${line.name} as it goes into ${into}`, planned: 'its label' },
  ];
}

function UseRow(props: UseFormProps & { readonly row: RowFacts }): VNode {
  const { line, row, typed, faults, first } = props;
  const name = useField(line.position, row.field);
  const fault = faults.find((one) => one.path === name)?.message;
  const starts = first && faults.length === 0;
  return (
    <tr>
      <th scope="row">
        {row.name}
        {row.under && <span class="hint under">{row.under}</span>}
      </th>
      <td class="n">
        {row.planned}
        {row.planned.startsWith('q.s. ') && <span class="hint under">enter the final volume</span>}
      </td>
      <td>
        <input
          id={fieldId(name)}
          name={name}
          value={typed[name] ?? ''}
          aria-label={row.field === 'scan' ? row.name : `${line.name}: ${row.name} as weighed`}
          aria-invalid={fault ? 'true' : undefined}
          aria-describedby={fault ? `${fieldId(name)}-fault` : undefined}
          autocomplete="off"
          autofocus={starts}
          data-scan={row.field === 'scan' ? '' : undefined}
        />
        {fault && (
          <span class="fault" id={`${fieldId(name)}-fault`}>
            {fault}
          </span>
        )}
      </td>
    </tr>
  );
}

/** Faults are told by the intermediate's name: `T1, scan`. */
export function namesOfUses(lines: readonly IntermediateLine[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    lines.flatMap((line) =>
      rowsOf(line).map(({ field, name }) => [
        useField(line.position, field),
        field === 'scan' ? `${line.name}, scan` : `${line.name}, ${name}`,
      ]),
    ),
  );
}
