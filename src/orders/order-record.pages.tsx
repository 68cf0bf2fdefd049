import type { VNode } from 'preact';
import { Card, Empty, InstantText } from '../web/parts.js';
import type { ComponentLine, OrderDetail } from './orders.types.js';

function whyNotWeighed({ needsActual, method }: ComponentLine): string {
  if (needsActual) return 'open';
  return method === 'count' ? 'counted' : 'in the intermediates';
}

/** What was drawn and weighed, once it is. */
export function RecordCard({ detail }: { readonly detail: OrderDetail }): VNode | null {
  const { components, madeBy, verifiedBy, approvedBy } = detail;
  // At the bench the same lines stand above, to be filled in.
  if (components.length === 0 || detail.state === 'compounding') return null;
  return (
    <Card title="Compounding record">
      <table>
        <thead>
          <tr>
            <th scope="col">Component</th>
            <th scope="col">Lot</th>
            <th scope="col" class="n">
              Planned
            </th>
            <th scope="col" class="n">
              Weighed
            </th>
          </tr>
        </thead>
        <tbody>
          {components.map((part) => (
            <tr key={part.position}>
              <th scope="row">
                {part.name}
                {part.part && <span class="hint under">{part.part}</span>}
              </th>
              <td>
                {part.lot ? (
                  <a href={`/lots/${part.lot.id}`}>{part.lot.lot}</a>
                ) : (
                  <span class="hint">no lot</span>
                )}
              </td>
              <td class="n">{part.planned}</td>
              <td class="n">{part.actual ?? <span class="hint">{whyNotWeighed(part)}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint about">
        {[
          approvedBy && `approved by ${approvedBy.name}`,
          madeBy && `made by ${madeBy.name}`,
          verifiedBy && `verified by ${verifiedBy.name}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </Card>
  );
}

export function EventsCard({
  detail,
  timeZone,
}: {
  readonly detail: OrderDetail;
  readonly timeZone: string;
}): VNode {
  return (
    <Card title="What happened">
      {detail.events.length === 0 ? (
        <Empty>Saved as a draft; nothing since.</Empty>
      ) : (
        <table>
          <thead class="said">
            <tr>
              <th scope="col">When</th>
              <th scope="col">Step</th>
              <th scope="col">Who</th>
            </tr>
          </thead>
          <tbody>
            {detail.events.map((event, index) => (
              <tr key={index}>
                <td>
                  <InstantText at={event.at} timeZone={timeZone} />
                </td>
                <td>
                  {event.fromState === null ? 'saved as draft' : `${event.fromState} → ${event.toState}`}
                  {event.reason && <span class="hint under">{event.reason}</span>}
                </td>
                <td>{event.by.name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
