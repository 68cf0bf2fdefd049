import type { VNode } from 'preact';
import { printDay, type Day } from '../calendar/day.js';
import { FORMS, type Form } from '../catalogue/formula.js';
import type { SignedIn } from '../staff/signed-in.js';
import { Layout } from '../web/layout.js';
import { Card, Empty, Head } from '../web/parts.js';
import { DaysLeftTable } from './days-left.js';
import type { BoardRow } from './expiry-board.types.js';

const FORM_NAMES: Readonly<Record<Form, string>> = {
  cream: 'Creams',
  capsule: 'Capsules',
  'oral-liquid': 'Liquids',
  'sublingual-drops': 'Drops',
};

interface BoardPageProps {
  readonly who: SignedIn;
  readonly rows: readonly BoardRow[];
  readonly today: Day;
  readonly form?: Form;
}

/** What is still somewhere, the first to expire on top. */
export function ExpiryBoardPage({ who, rows, today, form }: BoardPageProps): VNode {
  const link = (value: Form | undefined): VNode => (
    <a
      key={value ?? 'all'}
      href={value ? `/expiry-board?form=${value}` : '/expiry-board'}
      aria-current={value === form ? 'page' : undefined}
    >
      {value ? FORM_NAMES[value] : 'All'}
    </a>
  );
  return (
    <Layout title="Expiry board" who={who} current="/expiry-board">
      <Head title="Expiry board">
        <span class="hint stay">{`${printDay(today)} · ${summary(rows)}`}</span>
        <nav class="segments" aria-label="Form">
          {[undefined, 'cream' as const, ...FORMS.filter((one) => one !== 'cream')].map(link)}
        </nav>
      </Head>
      <Card>
        {rows.length === 0 ? (
          <Empty>
            Nothing is on the shelf or at home. A preparation comes here when it is released.{' '}
            <a href="/">See what is being made</a>
          </Empty>
        ) : (
          <DaysLeftTable rows={rows} groups />
        )}
      </Card>
    </Layout>
  );
}

function summary(rows: readonly BoardRow[]): string {
  const past = rows.filter((row) => row.daysLeft < 0).length;
  const soon = rows.filter((row) => row.daysLeft >= 0 && row.daysLeft <= 7).length;
  return [`${rows.length - past} in date`, `${soon} end within a week`, past > 0 && `${past} past`]
    .filter(Boolean)
    .join(', ');
}
