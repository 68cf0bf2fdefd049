import type { Batch, PlannedComponent, Trituration } from '../batching/batching.types.js';
import { intermediatesOf, lotNumberOf, type Placed } from '../intermediates/chain.js';
import { stepMark } from '../intermediates/step-mark.js';
import { strengthInWords } from '../intermediates/strength-words.js';
import { TYPE, type Sheet } from './page.js';
import { drawStepShape } from './step-shape.js';
import { drawTable, quiet, type Row } from './table.js';
import { dayInWords } from './words.js';

/** The last of a component's own dilutions: what of it goes into the batch. Undefined where it is weighed itself. */
export function lastDilution({ triturations }: Batch, component: PlannedComponent): Trituration | undefined {
  if (component.method !== 'trituration') return undefined;
  const follow = (step: Trituration): Trituration => {
    const next = triturations.slice(triturations.indexOf(step) + 1).find(({ from }) => from === step.makes);
    return next ? follow(next) : step;
  };
  const first = triturations.find(({ apiId }) => apiId === component.id);
  return first && follow(first);
}

/** Each intermediate as a numbered step: what goes in, what is taken, who weighed and checked, and the scan at its use. */
export function drawDilutions(sheet: Sheet, batch: Batch, orderNumber: string | undefined): void {
  const steps = intermediatesOf([batch]);
  if (steps.length === 0) return;
  sheet.heading('Dilutions first, in this order', 120);
  sheet.paragraph(
    'Label each before it is made, and scan that label where it is used: the wrong one gives many times the dose, or next to none.',
  );
  steps.forEach((step, index) => drawDilution(sheet, step, index + 1, orderNumber));
}

const SHAPE = 15;

function drawDilution(sheet: Sheet, placed: Placed, number: number, orderNumber: string | undefined): void {
  const { trituration, step } = placed;
  const { makes, labelStrength, total, useBy } = trituration;
  const mark = stepMark(step);
  sheet.y += 8;
  sheet.ensure(150);
  drawStepShape(sheet.pdf, mark, { x: sheet.left, y: sheet.y }, SHAPE);
  sheet.paragraph(
    `Step ${number}. ${makes}, ${mark.word}: ${strengthInWords(labelStrength)}, ${total} in all`,
    { size: TYPE.heading, weight: 'bold', indent: SHAPE + 7 },
  );
  const lot = orderNumber
    ? [{ text: `Lot ${lotNumberOf(orderNumber, makes)}` }]
    : [{ text: 'Lot ' }, { blank: 90 }];
  sheet.paragraph([...lot, { text: ` · use by ${dayInWords(useBy)} · for further compounding only` }], {
    indent: SHAPE + 7,
    after: 2,
  });
  drawTable(
    sheet,
    [
      { title: 'Put together', share: 30 },
      { title: 'Lot', share: 22 },
      { title: 'Target', share: 22 },
      { title: 'Actual', share: 17 },
      { title: 'Weighed by', share: 13 },
      { title: 'Checked by', share: 13 },
      { title: 'Scan', share: 13 },
    ],
    rowsOf(placed, orderNumber),
  );
}

const BOXES = ['box', 'box', 'box'] as const;

function rowsOf({ trituration, parent, usedIn }: Placed, orderNumber: string | undefined): readonly Row[] {
  const { from, api, apiLot, diluent, makes, take, takeExact } = trituration;
  const numbered = (name: string): string => (orderNumber ? lotNumberOf(orderNumber, name) : '');
  const first: Row['cells'] = parent
    ? [from, numbered(from), [{ text: api }, quiet('as taken above')], '', '', '', '']
    : [from, apiLot ?? '', [{ text: api, weight: 'bold' }], ...BOXES, ''];
  return [
    { leastHeight: parent ? 0 : 26, cells: first },
    {
      leastHeight: 26,
      cells: [diluent.ingredient, diluent.lot ?? '', [{ text: diluent.weigh, weight: 'bold' }], ...BOXES, ''],
    },
    {
      leastHeight: 26,
      marked: true,
      cells: [
        [{ text: `Take ${makes} into ${usedIn ?? 'the batch'}`, weight: 'bold' }],
        numbered(makes),
        [{ text: take, weight: 'bold' }, ...(takeExact === take ? [] : [quiet(`exact ${takeExact}`)])],
        ...BOXES,
        'box',
      ],
    },
  ];
}
