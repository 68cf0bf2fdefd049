import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fieldId } from '../src/web/parts.js';
import { Browser } from './security/browser.js';
import { formsOf, type Form } from './support/forms.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';
import { rowCounter } from './support/row-counts.js';

/** What a person may type, or a script may send, in one field. */
const TYPED = {
  nothing: '',
  blanks: '  \t',
  'no unit': '4.5',
  'a comma': '4,5 mg',
  'a negative amount': '-4.5 mg',
  'an unknown word': 'unobtainium',
  'an impossible day': '30 Feb 2026',
  '10^9': '1000000000',
  'a line break': 'one\r\ntwo',
  'turned text': 'a\u202eb',
  'U+0000': 'left\u0000over',
  'letters of many scripts': 'סוכר Nguyễn 🧪',
  markup: `"><script>alert(1)</script>`,
  '10 kB': 'x'.repeat(10_000),
};
const WORDS = ['no unit', 'a comma', 'a negative amount', 'an unknown word', 'an impossible day', '10^9'];
const ANY_LINE = [...WORDS, 'letters of many scripts', 'markup'];

let here: OpenPharmacy;
let forms: Record<string, Form>;
let pharmacist: Browser;
let rowCounts: () => Promise<string>;

beforeAll(async () => {
  here = await openPharmacy();
  pharmacist = await here.house.signedIn('ada');
  forms = await formsOf(here);
  rowCounts = await rowCounter(here.house);
}, 60_000);
afterAll(() => here?.close());

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Whether the form takes this in this field: then it may be saved, or refused for another reason. */
function isTaken(
  { lines = [], long = [], optional = [], takes = {} }: Form,
  field: string,
  what: string,
): boolean {
  return (
    ((lines.includes(field) || long.includes(field)) && ANY_LINE.includes(what)) ||
    (long.includes(field) && (what === 'a line break' || what === 'turned text')) ||
    (optional.includes(field) && (what === 'nothing' || what === 'blanks')) ||
    (Object.hasOwn(takes, field) && takes[field]?.includes(what) === true)
  );
}

let sent = 0;
async function send(form: Form, token: string, field: string, typed: string): Promise<Response> {
  sent += 1;
  const carried = form.page === '' ? {} : { _csrf: token, _idempotencyKey: randomUUID() };
  const fields = Object.entries(form.fields).map(([name, value]) => [name, value.replace('@', String(sent))]);
  const browser = form.page === '' ? new Browser(here.house.url) : pharmacist;
  return browser.post(form.action, { ...carried, ...Object.fromEntries(fields), [field]: typed });
}

/** What is wrong with the page that answers a form with one field filled in wrongly. */
function wrongWith(
  form: Form,
  field: string,
  what: string,
  typed: string,
  answer: Response,
  page: string,
): string[] {
  const { secret = [], chosen = [], hidden = [] } = form;
  const wrong: string[] = [];
  if (answer.status >= 500) wrong.push(`answers ${answer.status}`);
  if (page.includes('<script>alert')) wrong.push('runs what was typed');
  if (isTaken(form, field, what)) return wrong;
  if (answer.status < 400) return [...wrong, `answers ${answer.status}`];
  if (hidden.includes(field)) return wrong;
  if (!answer.headers.get('content-type')?.includes('html')) wrong.push('is no page');
  if (!page.includes('class="faults"')) wrong.push('does not say what is wrong');
  const kept = typed.replace('\u0000', '');
  const shown = kept.trim() === '' || page.includes(escaped(kept).slice(0, 100));
  if (!Object.hasOwn(form.fields, field)) return wrong;
  if (!page.includes(`id="${fieldId(field)}-fault"`)) wrong.push('does not say it at the field');
  if (![...secret, ...chosen].includes(field) && !shown) wrong.push('loses what was typed there');
  if (secret.includes(field) && typed.length > 20 && shown) wrong.push('repeats a secret');
  const lost = Object.entries(form.fields).filter(
    ([name, value]) =>
      name !== field &&
      ![...secret, ...hidden].includes(name) &&
      !value.includes('@') &&
      !page.includes(escaped(value)),
  );
  if (lost.length > 0) wrong.push(`loses ${lost.map(([name]) => name).join(', ')}`);
  return wrong;
}

describe('a form with one field filled in wrongly', () => {
  it('is tried for every form that takes more than its button', () => {
    const posts = here.house.routes.filter(
      ({ method, path }) => method === 'POST' && !path.startsWith('/api/'),
    );
    // The first-run form has a test of its own; the others are a button.
    const apart = [
      '/first-run',
      '/formulas/:id/adopt',
      '/lots/:id/release',
      '/sign-out',
      '/staff/:id/deactivate',
    ];
    const asked = posts.map(({ path }) => path).filter((path) => !apart.includes(path));
    expect(asked.toSorted()).toEqual(
      [...new Set(Object.keys(forms).map((name) => name.split(' ')[0]))].toSorted(),
    );
  });

  it('is shown again with the fault at its field and everything that was typed, and stores nothing', async () => {
    const wrong: string[] = [];
    let before = await rowCounts();
    for (const [name, form] of Object.entries(forms)) {
      const token = form.page === '' ? '' : await pharmacist.csrfToken(form.page);
      for (const field of ['extra', 'constructor', ...Object.keys(form.fields)]) {
        // What is taken comes last: some forms are gone once they were taken.
        const taken = ([what]: [string, string]): number => Number(isTaken(form, field, what));
        for (const [what, typed] of Object.entries(TYPED).toSorted((a, b) => taken(a) - taken(b))) {
          if (form.page === '') await here.house.forgetAttempts();
          const answer = await send(form, token, field, typed);
          const page = await answer.text();
          const found = wrongWith(form, field, what, typed, answer, page);
          const after = await rowCounts();
          if (answer.status >= 400 && after !== before) found.push('stores something');
          before = after;
          wrong.push(...found.map((fault) => `${name} with ${what} as ${field} ${fault} (${answer.status})`));
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 240_000);
});
