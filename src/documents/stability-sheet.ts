import { day, daysBetween, lastDayOfUse, type DayCount } from '../calendar/day.js';
import { isSettingName, SETTINGS } from '../policy/policy.js';
import type { Plan } from '../planning/plan.types.js';
import type { Stability, StabilityLimit } from '../stability/stability.types.js';
import type { DocumentFacts } from './document-facts.js';
import { INK, LEADING, linesOf, TYPE, type Sheet } from './page.js';
import { drawText } from './pdf.js';
import { identityFacts, openSheet } from './sheet-facts.js';
import { drawFacts, drawTable, type Row } from './table.js';
import { CLASS_IN_WORDS, dayInWords, sentence } from './words.js';

const TITLE = 'Stability and beyond-use date';

function nameOf(limit: StabilityLimit): string {
  return limit.component ? `${limit.component}, lot ${limit.subject ?? ''}` : (limit.subject ?? '');
}

function rowOf(limit: StabilityLimit): Row {
  const weight = limit.binding ? 'bold' : 'regular';
  return {
    marked: limit.binding,
    cells: [
      [
        { text: limit.rule, weight },
        ...(limit.binding ? [{ text: 'Binding: this one decides', weight, size: TYPE.small } as const] : []),
      ],
      nameOf(limit),
      limit.days === undefined ? '' : String(limit.days),
      [{ text: dayInWords(limit.date), weight }],
      [{ text: limit.source, size: TYPE.small, colour: INK.quiet }],
    ],
  };
}

function drawLimits(sheet: Sheet, stability: Stability): void {
  sheet.heading('Every limit that applies');
  drawTable(
    sheet,
    [
      { title: 'Rule', share: 30 },
      { title: 'Of what', share: 24 },
      { title: 'Days', share: 8, align: 'right' },
      { title: 'Last day', share: 17 },
      { title: 'Source', share: 34 },
    ],
    stability.limits.map(rowOf),
  );
}

function countingInWords(dayCount: string): string {
  return dayCount === 'compounding-day-is-day-1'
    ? 'the day of compounding counted as day 1'
    : 'the day after compounding counted as day 1';
}

/** Why the date is what it is. Says how days were counted only where that counting gives this date. */
export function whyThisDate(plan: Plan, stability: Stability): string {
  const until = dayInWords(stability.beyondUseDate);
  const made = dayInWords(plan.basis.compoundedOn);
  const binding = stability.limits.find((limit) => limit.binding);
  if (!binding) return `${until} is the last day of use.`;
  if (binding.days === undefined)
    return `The earliest of all limits is the expiry of ${nameOf(binding)}: a preparation is never good for longer than what is in it. ${until} is the last day of use.`;
  const dayCount = plan.basis.policy['dayCount'] ?? '';
  const counted = lastDayOfUse(day(plan.basis.compoundedOn), binding.days, dayCount as DayCount);
  const counting = counted.toString() === binding.date ? `, with ${countingInWords(dayCount)}` : '';
  const period = `${binding.days} days`;
  const days = binding.rule.includes(period) ? '' : `, ${period}`;
  return `The earliest of all limits is “${binding.rule}”${days}. Made on ${made}${counting}, the last day of use is ${until}.`;
}

const ROW = 17;
const NAMES = 190;
const DATES = 74;

/** A bar for each limit, from the day of making on; the binding one is black, and named so in the table above. */
function drawTimeLine(sheet: Sheet, plan: Plan, stability: Stability): void {
  const made = day(plan.basis.compoundedOn);
  const spans = stability.limits.map((limit) => ({ limit, days: daysBetween(made, day(limit.date)) + 1 }));
  const longest = Math.max(1, ...spans.map(({ days }) => days));
  const room = sheet.width - NAMES - DATES;
  sheet.heading('The limits in time', ROW * 3);
  const { pdf, left } = sheet;
  sheet.paragraph(`From ${dayInWords(plan.basis.compoundedOn)}`, {
    size: TYPE.small,
    colour: INK.quiet,
    indent: NAMES,
  });
  for (const { limit, days } of spans) {
    const weight = limit.binding ? 'bold' : 'regular';
    const name = limit.component ? nameOf(limit) : limit.rule;
    const names = linesOf([{ text: name, weight }], TYPE.small, NAMES - 10);
    const height = Math.max(ROW, names.length * TYPE.small * LEADING + 5);
    sheet.ensure(height);
    const y = sheet.y + ROW / 2;
    names.forEach((line, i) => {
      sheet.draw(line, { x: left, y: y + 3 + i * TYPE.small * LEADING }, TYPE.small, INK.text);
    });
    const length = Math.max(2, (room * Math.max(days, 0)) / longest);
    pdf.rect(left + NAMES, y - 4, length, 8).fill(limit.binding ? INK.strong : INK.line);
    const date = { x: left + NAMES + length + 6, y: y + 3 };
    drawText(pdf, dayInWords(limit.date), date, { weight, size: TYPE.small });
    sheet.y += height;
  }
}

const STABILITY_SETTINGS = ['dayCount', 'creamPeriod'];

function drawBasis(sheet: Sheet, plan: Plan): void {
  const { basis, formula } = plan;
  sheet.heading('What this statement rests on');
  const settings = STABILITY_SETTINGS.filter(
    (name) => basis.policy[name] !== undefined && (name !== 'creamPeriod' || plan.label?.form === 'cream'),
  );
  drawFacts(sheet, [
    ['Standard', basis.standard],
    ['Formula', formula ? `${formula.id}, version ${formula.version}` : 'none'],
    ['Catalogue', `version ${basis.catalogueVersion}`],
    ...settings.map(
      (name) =>
        [
          `Policy ${name}`,
          `${basis.policy[name]}. ${isSettingName(name) ? SETTINGS[name].meaning : ''}`,
        ] as const,
    ),
  ]);
}

/** Until when the preparation is good, how it is kept, and why. */
export function drawStability(facts: DocumentFacts, stability: Stability): Promise<Uint8Array> {
  const { plan } = facts;
  const sheet = openSheet(facts, TITLE);
  sheet.title(`Do not use after ${dayInWords(stability.beyondUseDate)}`, TITLE);
  sheet.paragraph(whyThisDate(plan, stability), { size: 10.5, after: 8 });
  drawFacts(sheet, identityFacts(facts), 2);
  sheet.heading('Storage and class');
  drawFacts(sheet, [
    ['Keep at', stability.storage],
    ['Source of storage', stability.storageSource],
    ['Class', `${stability.class}: ${sentence(CLASS_IN_WORDS[stability.class])}`],
  ]);
  drawLimits(sheet, stability);
  drawTimeLine(sheet, plan, stability);
  drawBasis(sheet, plan);
  return sheet.finish();
}
