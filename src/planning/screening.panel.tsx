import type { VNode } from 'preact';
import type { ScreenedPair } from '../screening/screening.types.js';
import { Card, Scroll, StatusTag } from '../web/parts.js';

/** More columns than this are hard to read beside each other: then the allergies become the rows. */
const MOST_COLUMNS = 5;

/** The screening matrix: every allergy by every component, nothing left out. */
export function ScreeningCard({ screened }: { readonly screened: readonly ScreenedPair[] }): VNode {
  const allergies = [...new Set(screened.map((pair) => pair.allergy))];
  const components = [...new Set(screened.map((pair) => pair.component))];
  if (screened.length === 0) {
    return (
      <Card title="Screening">
        <p class="empty">No allergy is on record to hold against the components.</p>
      </Card>
    );
  }
  const results = new Map(screened.map((pair) => [`${pair.allergy}\n${pair.component}`, pair.result]));
  const byComponent = allergies.length <= MOST_COLUMNS || allergies.length < components.length;
  const [rows, columns] = byComponent ? [components, allergies] : [allergies, components];
  const result = (row: string, column: string) =>
    results.get(byComponent ? `${column}\n${row}` : `${row}\n${column}`);
  return (
    <Card title="Screening: every allergy by every component">
      <Scroll name="Screening matrix">
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">{byComponent ? 'Component' : 'Allergy'}</th>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                {columns.map((column) => {
                  const status = result(row, column);
                  return <td key={column}>{status ? <StatusTag status={status} /> : 'not screened'}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}
