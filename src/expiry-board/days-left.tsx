import type { VNode } from 'preact';
import { Scroll, DayText } from '../web/parts.js';
import type { BoardGroup, BoardRow } from './expiry-board.types.js';

export const GROUP_NAMES: Readonly<Record<BoardGroup, string>> = {
  past: 'Past',
  today: 'Last day today',
  'this-week': 'This week',
  next: 'Next week',
  later: 'Later',
};

/** `in 5 days`, `today`, `2 days ago`. */
export function daysWords(daysLeft: number): string {
  if (daysLeft === 0) return 'today';
  const days = Math.abs(daysLeft) === 1 ? '1 day' : `${Math.abs(daysLeft)} days`;
  return daysLeft > 0 ? `in ${days}` : `${days} ago`;
}

/** How much of its time a preparation has used; the words stand beside it. */
function UsedBar({ row }: { readonly row: BoardRow }): VNode {
  const total = Math.max(row.totalDays, 1);
  const used = Math.min(Math.max(total - row.daysLeft, 0), total);
  const kind = row.daysLeft < 0 ? 'past' : row.daysLeft <= 7 ? 'soon' : '';
  return (
    <svg
      class="bar"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      role="img"
      aria-label={`${used} of ${total} days used`}
    >
      <rect width="100" height="10" />
      <rect class={`used ${kind}`} width={((used / total) * 100).toFixed(1)} height="10" />
    </svg>
  );
}

/** Preparations by last day; rows come in the board's order. `groups` puts a heading over each group, and tells where. */
export function DaysLeftTable({
  rows,
  groups,
}: {
  readonly rows: readonly BoardRow[];
  readonly groups: boolean;
}): VNode {
  const names = [...new Set(rows.map((row) => row.group))];
  const bodies: (readonly [BoardGroup | undefined, readonly BoardRow[]])[] = groups
    ? names.map((name) => [name, rows.filter((row) => row.group === name)] as const)
    : [[undefined, rows]];
  return (
    <Scroll name="Preparations by last day">
      <table class="board">
        <thead>
          <tr>
            <th scope="col">Last day</th>
            <th scope="col" class="wide">
              Used
            </th>
            <th scope="col">Preparation</th>
            {groups && <th scope="col">Whose</th>}
            {groups && <th scope="col">Where</th>}
          </tr>
        </thead>
        {bodies.map(([name, group]) => (
          <tbody key={name ?? 'all'}>
            {name && (
              <tr>
                <th class="band" scope="rowgroup" colSpan={5}>
                  {GROUP_NAMES[name]}
                </th>
              </tr>
            )}
            {group.map((row) => (
              <Row key={row.orderId} row={row} whole={groups} />
            ))}
          </tbody>
        ))}
      </table>
    </Scroll>
  );
}

function Row({ row, whole }: { readonly row: BoardRow; readonly whole: boolean }): VNode {
  const patient = (
    <a class="row-link" href={`/patients/${row.patientId}`}>
      {row.patientName}
    </a>
  );
  return (
    <tr>
      <td class="keep">
        <b>
          <DayText value={row.lastDay} />
        </b>
        <span class="hint under">{daysWords(row.daysLeft)}</span>
      </td>
      <td>
        <UsedBar row={row} />
      </td>
      <th scope="row">
        {`${row.what} `}
        <a class="keep" href={`/orders/${row.orderId}`}>
          {row.orderNumber}
        </a>
        {!whole && <span class="under">{patient}</span>}
      </th>
      {whole && <td>{patient}</td>}
      {whole && <td>{row.place === 'at-home' ? 'at home' : 'shelf, not collected'}</td>}
    </tr>
  );
}
