import type { Batch, MeasuredDose, PlannedComponent, QualityLimits } from '../batching/batching.types.js';
import { UNCORRECTED } from '../batching/potency.js';
import { counted } from '../planning/directions.js';
import { batchesOf, type Plan } from '../planning/plan.types.js';
import type { DocumentFacts } from './document-facts.js';
import type { Sheet } from './page.js';
import { drawFacts, drawTable, quiet, type Fact, type Row } from './table.js';
import { dayInWords } from './words.js';
import { drawDilutions, lastDilution } from './worksheet-dilutions.js';

/** Everything that is made, in the order it is made; of a kit one strength after the other. */
export function drawBatches(sheet: Sheet, facts: DocumentFacts): void {
  const { plan } = facts;
  const batches = batchesOf(plan);
  batches.forEach((batch, index) => {
    const part = plan.kit?.[index];
    const of = part ? `: ${part.strength}, part ${index + 1} of ${batches.length}` : '';
    sheet.heading(`Size${of}`);
    drawFacts(sheet, sizeFacts(plan, batch), 2);
    drawDilutions(sheet, batch, facts.order?.number);
    drawComponents(sheet, batch, of);
    drawDoses(sheet, batch.doses ?? []);
    if (batch.quality) drawQuality(sheet, batch.quality, of);
  });
  drawSchedule(sheet, plan);
}

function sizeFacts(plan: Plan, batch: Batch): readonly Fact[] {
  const facts: readonly (readonly [name: string, value: string | undefined])[] = [
    ['Quantity', batch.units],
    ['Made, with loss', batch.unitsWithLoss],
    ['Strength', batch.strength],
    ['Capsule size', batch.capsuleSize],
    ['Fill of one unit', batch.unitWeight],
    ['Total volume', batch.totalVolume],
    ['Total mass', batch.totalMass],
    ['Density', batch.density],
    [
      'One dose is',
      [...new Set([counted(batch.doseMeasure), batch.doseVolume])].filter(Boolean).join(' = ') || undefined,
    ],
    ['Dose rounding', batch.doseError],
    ['Worst-case error', batch.worstCaseError ?? undefined],
    ['Root-sum-square', batch.rootSumSquareError ?? undefined],
    ['Suspension', batch.suspension ? 'undissolved matter: shake well' : undefined],
    ['Do not use after', plan.stability ? dayInWords(plan.stability.beyondUseDate) : undefined],
    ['Keep at', plan.stability?.storage],
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

function drawComponents(sheet: Sheet, batch: Batch, of: string): void {
  sheet.heading(`Weigh and measure${of}`, 80);
  drawTable(
    sheet,
    [
      { title: 'Component', share: 28 },
      { title: 'Lot', share: 20 },
      { title: 'Per unit', share: 17 },
      { title: 'Target and method', share: 24 },
      { title: 'Actual', share: 17 },
      { title: 'Weighed by', share: 13 },
      { title: 'Checked by', share: 13 },
    ],
    batch.components.map((component) => componentRow(component, batch)),
  );
}

function componentRow(component: PlannedComponent, batch: Batch): Row {
  const { lot, lotExpiresOn, factor, perUnit, weigh, exact, method } = component;
  const last = lastDilution(batch, component);
  const uncorrected = factor ? uncorrectedShare(batch, component) : undefined;
  const target = last
    ? [
        { text: `${last.take} of ${last.makes}`, weight: 'bold' as const },
        quiet(`holds ${exact ?? weigh}`),
        quiet('made above'),
      ]
    : [
        { text: counted(weigh), weight: 'bold' as const },
        ...(exact && exact !== weigh ? [quiet(`exact ${exact}`)] : []),
        quiet(method),
      ];
  return {
    leastHeight: 34,
    cells: [
      [{ text: component.ingredient, weight: 'bold' }, quiet(component.role)],
      lot
        ? [{ text: lot }, ...(lotExpiresOn ? [quiet(`expires ${dayInWords(lotExpiresOn)}`)] : [])]
        : [quiet('no lot')],
      [
        ...(perUnit ? [{ text: perUnit }] : []),
        ...(factor ? [quiet(`factor ${factor}`)] : []),
        ...(uncorrected ? [quiet(`without it ${uncorrected}`)] : []),
      ],
      target,
      ...(last ? ['', '', ''] : (['box', 'box', 'box'] as const)),
    ],
  };
}

/** What the label's own amount on the balance would have given: the trap the factor keeps from. */
function uncorrectedShare(batch: Batch, { role }: PlannedComponent): string | undefined {
  if (role !== 'API') return undefined;
  return batch.workings?.find((working) => working.of === UNCORRECTED)?.result;
}

/** The schedule as it is measured, with the days of this make each dose is for. */
function drawDoses(sheet: Sheet, doses: readonly MeasuredDose[]): void {
  if (doses.length === 0) return;
  let from = 1;
  const rows = doses.map(({ dose, days, measure, volume, error }): Row => {
    const range = days === 1 ? `day ${from}` : `days ${from}–${from + days - 1}`;
    from += days;
    return { cells: [range, dose, [{ text: counted(measure), weight: 'bold' }], volume, error] };
  });
  sheet.heading('Doses as measured', 60);
  drawTable(
    sheet,
    [
      { title: 'Days', share: 20 },
      { title: 'Dose', share: 20 },
      { title: 'Measure', share: 22 },
      { title: 'Volume', share: 20 },
      { title: 'Rounding adds', share: 18 },
    ],
    rows,
  );
}

function drawQuality(sheet: Sheet, quality: QualityLimits, of: string): void {
  const { unitWeight, meanLow, meanHigh, mostRsd, yield: made, contentUniformity } = quality;
  const facts: readonly (readonly [name: string, value: string | undefined])[] = [
    [
      'Net fill of one',
      unitWeight &&
        `${unitWeight.theoretical}, each ${unitWeight.low} to ${unitWeight.high}; weigh ${unitWeight.sample}`,
    ],
    ['Mean of the sample', meanLow && meanHigh && `${meanLow} to ${meanHigh}`],
    ['Spread', mostRsd && `RSD at most ${mostRsd}`],
    [
      'Yield',
      `${counted(made.lowQuantity)} to ${counted(made.highQuantity)} (${made.low} to ${made.high}); outside of it find out why`,
    ],
    [
      'Content uniformity',
      contentUniformity &&
        `${contentUniformity.required ? 'by assay' : 'by weight'}. ${contentUniformity.because}`,
    ],
  ];
  sheet.heading(`Limits${of}`, 60);
  drawFacts(
    sheet,
    facts.flatMap(([name, value]) => (value ? [[name, value] as const] : [])),
  );
}

/** Which capsules of a kit are taken together in each step. */
function drawSchedule(sheet: Sheet, { supply }: Plan): void {
  const schedule = supply?.schedule ?? [];
  if (schedule.length === 0) return;
  sheet.heading('Titration schedule', 60);
  drawTable(
    sheet,
    [
      { title: 'Dose', share: 20 },
      { title: 'Days', share: 15 },
      { title: 'Capsules each time', share: 65 },
    ],
    schedule.map(({ dose, days, capsules }) => ({
      cells: [
        dose,
        String(days),
        capsules.map(({ strength, count }) => `${count} × ${strength}`).join(' and '),
      ],
    })),
  );
}
