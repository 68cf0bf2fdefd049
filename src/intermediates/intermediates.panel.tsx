import type { VNode } from 'preact';
import type { Fault } from '../refusals/refusal.js';
import { Card, DayText, fieldId, type Typed } from '../web/parts.js';
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
                <a href={labelOf(orderId, line)} aria-label={`Label of ${line.name}`}>
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

function labelOf(orderId: string, line: IntermediateLine): string {
  return `/orders/${orderId}/intermediates/${encodeURIComponent(line.name)}/label.pdf`;
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
  readonly lines: readonly IntermediateLine[];
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}

/** Bodies of the weighing table, one for each intermediate: what is weighed of it, and its scan where it is used. */
export function IntermediateUses(props: UsesProps): VNode {
  return (
    <>
      {props.lines.map((line) => (
        <tbody key={line.position}>
          <tr>
            <th scope="rowgroup" colSpan={3}>
              <b>
                <MarkedName line={line} />
              </b>
              <span class="hint under">{`${strengthInWords(line.strength)}, lot ${line.lot}`}</span>
            </th>
          </tr>
          {rowsOf(line).map((row, index) => (
            <UseRow key={row.field} {...props} line={line} row={row} first={index === 0} />
          ))}
        </tbody>
      ))}
    </>
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

function UseRow(
  props: UsesProps & { readonly line: IntermediateLine; readonly row: RowFacts; readonly first: boolean },
): VNode {
  const { line, row, typed, faults, first } = props;
  const name = useField(line.position, row.field);
  const fault = faults.find((one) => one.path === name)?.message;
  const starts = first && line.position === 1 && faults.length === 0;
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
