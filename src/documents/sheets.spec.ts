import { describe, expect, it } from '@jest/globals';
import { exampleFacts, examplePlan, kitPlan, trituratedPlan } from '../../test/support/document-facts.js';
import { readPdf, textOf, type ReadPage } from '../../test/support/read-pdf.js';
import { FORMS } from '../catalogue/formula.js';
import type { Plan } from '../planning/plan.types.js';
import { Refusal } from '../refusals/refusal.js';
import type { DocumentFacts } from './document-facts.js';
import { stabilityPdf, worksheetPdf } from './documents.js';
import { whyThisDate } from './stability-sheet.js';

/** What must hold on every sheet. */
async function readSheet(bytes: Promise<Uint8Array>): Promise<readonly ReadPage[]> {
  const pages = await readPdf(await bytes);
  pages.forEach(({ drawn, lines, width, height }, i) => {
    expect(lines.at(-1)).toContain(`Page ${i + 1} of ${pages.length}`);
    for (const { font, x, y, size } of drawn) {
      expect(font).toMatch(/^[A-Z]{6}\+NotoSans-(Regular|Bold)$/u);
      expect(x).toBeGreaterThan(20);
      expect(x).toBeLessThan(width - 20);
      expect(y).toBeGreaterThan(20);
      expect(y).toBeLessThan(height - 20);
      expect(size).toBeGreaterThanOrEqual(8.5);
    }
  });
  expect(textOf(pages)).not.toMatch(/undefined|null|NaN/u);
  return pages;
}

function planned(change: Partial<Plan>): DocumentFacts {
  return exampleFacts('capsule', { plan: examplePlan('capsule', change) });
}

describe('the stability sheet', () => {
  it('states the date, storage, class in words, every limit with its source, and which one decides', async () => {
    const text = textOf(await readSheet(stabilityPdf(exampleFacts())));
    for (const said of [
      'Do not use after 20 May 2027',
      'Łucja Nguyễn',
      'naltrexone 4.5 mg capsules',
      '20–25 °C, protected from light',
      'microbes do not grow',
      '31 Aug 2027',
      '31 Mar 2028',
      'Binding: this one decides',
      'ldn-capsule, version 1',
      '2026-11',
      'usp-795-2023',
      'compounding-day-is-day-1',
    ])
      expect(text).toContain(said);
  });

  it('says how the days were counted, and only when that counting gives the date', () => {
    const plan = examplePlan('capsule');
    if (!plan.stability) throw new Error('the example has a date');
    expect(whyThisDate(plan, plan.stability)).toBe(
      'The earliest of all limits is “usp-795-2023 table, non-aqueous”, 180 days. Made on 22 Nov 2026, with the day of compounding counted as day 1, the last day of use is 20 May 2027.',
    );
    const otherwise = { ...plan, basis: { ...plan.basis, policy: { dayCount: 'compounding-day-is-day-0' } } };
    expect(whyThisDate(otherwise, plan.stability)).not.toContain('counted');
  });

  it('names the lot when a component expires first', () => {
    const plan = examplePlan('capsule');
    if (!plan.stability) throw new Error('the example has a date');
    const limits = plan.stability.limits.map((limit) => ({
      ...limit,
      binding: limit.subject === 'NTX-0425',
    }));
    expect(whyThisDate(plan, { ...plan.stability, beyondUseDate: '2027-08-31', limits })).toContain(
      'the expiry of naltrexone hydrochloride, lot NTX-0425',
    );
  });

  it('is Letter for USP standards and A4 elsewhere', async () => {
    const [letter] = await readSheet(stabilityPdf(exampleFacts()));
    expect([letter?.width, letter?.height]).toEqual([612, 792]);
    const plan = examplePlan('capsule');
    const uk = { ...plan, basis: { ...plan.basis, standard: 'uk-extemporaneous' } };
    const [a4] = await readSheet(stabilityPdf(exampleFacts('capsule', { plan: uk })));
    expect(a4?.width).toBeCloseTo(595.28, 1);
    expect(a4?.height).toBeCloseTo(841.89, 1);
  });

  it('is refused when there is no date', async () => {
    await expect(stabilityPdf(planned({ stability: null }))).rejects.toBeInstanceOf(Refusal);
  });
});

describe('the worksheet', () => {
  it.each(FORMS)('of %s lists every component with lot, factor, exact amount and target', async (form) => {
    const text = textOf(await readSheet(worksheetPdf(exampleFacts(form))));
    for (const said of ['NTX-0425', 'LAC-07', '31 Aug 2027', '1.09959', '155.9 mg', '3.572 g', '155.866884'])
      expect(text).toContain(said);
    for (const role of ['Made by', 'Weighings checked by', 'Checked and released by'])
      expect(text).toContain(role);
    expect(text).not.toMatch(/DRAFT/u);
  });

  it('gives the state of every allergy by every component in words, and the decisions with reason', async () => {
    const lines = (await readSheet(worksheetPdf(exampleFacts()))).flatMap((page) => page.lines);
    expect(lines).toContain('beef gelatin pass pass pass');
    expect(lines).toContain('the red syrup review unresolved pass');
    const text = lines.join(' ');
    expect(text).toContain('accepted');
    expect(text).toContain('Asked the patient');
  });

  it('of a draft, or with open findings, says so on every page and lists what is open first', async () => {
    const open = examplePlan('capsule').findings.map(({ decision: _decision, ...finding }) => finding);
    const held: readonly DocumentFacts[] = [
      exampleFacts('capsule', { draft: true }),
      planned({ releasable: false, status: 'review', findings: open }),
    ];
    for (const facts of held) {
      const pages = await readSheet(worksheetPdf(facts));
      for (const { lines } of pages) expect(lines[0]).toContain('DRAFT — not for release');
    }
    const [last] = held.slice(-1);
    if (!last) return;
    const [first] = await readSheet(worksheetPdf(last));
    const text = first?.lines.join(' ') ?? '';
    expect(text.indexOf('Open findings')).toBeLessThan(text.indexOf('Order and lot'));
  });

  it('of an ended order says that it was', async () => {
    const [page] = await readSheet(worksheetPdf(exampleFacts('capsule', { stopped: 'discarded' })));
    expect(page?.lines[0]).toContain('DISCARDED — not for release');
  });

  it('is printed when nothing could be computed', async () => {
    const plan = { batch: null, stability: null, label: null, supply: null, formula: null } as const;
    const text = textOf(
      await readSheet(worksheetPdf(planned({ ...plan, releasable: false, status: 'block' }))),
    );
    expect(text).toContain('Nothing can be weighed');
  });

  it('breaks long tables over pages and repeats the column titles', async () => {
    const { batch } = examplePlan('capsule');
    const [component] = batch?.components ?? [];
    if (!batch || !component) throw new Error('the example has a component');
    const components = Array.from({ length: 40 }, (_, i) => ({
      ...component,
      ingredient: `powder ${i + 1}`,
    }));
    const pages = await readSheet(worksheetPdf(planned({ batch: { ...batch, components } })));
    const withRows = pages.filter(({ lines }) => lines.some((line) => line.includes('powder ')));
    expect(withRows.length).toBeGreaterThan(2);
    for (const { lines } of withRows)
      expect(lines.some((line) => line.startsWith('Component Lot'))).toBe(true);
    const text = textOf(pages);
    for (let i = 1; i <= 40; i += 1) expect(text).toContain(`powder ${i} `);
  });

  it('breaks a finding longer than a page and loses no word of it', async () => {
    const because = Array.from({ length: 900 }, (_, i) => `reason${i}`).join(' ');
    const [finding] = examplePlan('capsule').findings;
    if (!finding) throw new Error('the example has a finding');
    const pages = await readSheet(worksheetPdf(planned({ findings: [{ ...finding, because }] })));
    const text = textOf(pages);
    for (let i = 0; i < 900; i += 1) expect(text).toContain(`reason${i}`);
  });

  it('prints steps, equipment and quality checks as lines to tick', async () => {
    const facts = exampleFacts('capsule', {
      steps: ['Weigh all powders.', 'Fill and lock the capsules.'],
      equipment: ['Capsule machine size 4'],
      qualityChecks: [{ check: 'Weight of 10 capsules', expected: 'within 10 %' }],
    });
    const text = textOf(await readSheet(worksheetPdf(facts)));
    for (const said of ['Weigh all powders.', 'Capsule machine size 4', 'Weight of 10 capsules: within 10 %'])
      expect(text).toContain(said);
  });

  it('is the same bytes for the same facts', async () => {
    const [first, second] = [await worksheetPdf(exampleFacts()), await worksheetPdf(exampleFacts())];
    expect(Buffer.compare(first, second)).toBe(0);
  });

  const WITH_DILUTIONS = exampleFacts('capsule', { plan: trituratedPlan() });

  it('prints each dilution as a numbered step with lot, targets, and a box for the scan at its use', async () => {
    const lines = (await readSheet(worksheetPdf(WITH_DILUTIONS))).flatMap((page) => page.lines);
    const text = lines.join(' ');
    for (const said of [
      'Step 1. T1, first dilution: 10 mcg in each mg, 10 g in all',
      'Lot G-26-0042-T1 · use by 20 May 2027 · for further compounding only',
      'naltrexone hydrochloride NTX-0425 110 mg',
      'microcrystalline cellulose MCC-11 9.89 g',
      'Take T1 into T2 G-26-0042-T1 100 mg',
      'Step 2. T2, second dilution: 0.1 mcg in each mg, 10 g in all',
      'Take T2 into the batch G-26-0042-T2 630 mg',
      '630 mg of T2',
    ])
      expect(text).toContain(said);
    const titles = lines.filter((line) => line.startsWith('Put together'));
    expect(titles).toHaveLength(2);
    for (const title of titles) expect(title).toContain('Scan');
    expect(text.indexOf('Step 2.')).toBeLessThan(text.indexOf('Weigh and measure'));
  });

  it('leaves blanks for the lot numbers of dilutions when it has no order', async () => {
    const { order: _, ...facts } = WITH_DILUTIONS;
    const text = textOf(await readSheet(worksheetPdf(facts)));
    expect(text).toContain('use by 20 May 2027 · for further compounding only');
    expect(text).not.toContain('G-26');
  });

  it('shows both errors, the limits of quality, and what weighing without the factor would have given', async () => {
    const text = textOf(await readSheet(worksheetPdf(WITH_DILUTIONS)));
    for (const said of [
      'Worst-case error 3 %',
      'Root-sum-square 1.7 %',
      'without it',
      '90.9 % of label',
      '92 mg, each 82.8 mg to 101.2 mg; weigh 10 capsules',
      'RSD at most 4 %',
      '60 capsules to 64 capsules (95 % to 102 %)',
      'by assay. One capsule holds 1 mcg',
      'potency factor = 1 / (assay × (1 − water)) = 1 / (0.995 × (1 − 0.086)) = 1.09959',
    ])
      expect(text.replace(/\s+/gu, ' ')).toContain(said);
  });

  it('prints each strength of a kit whole, and the schedule they are for', async () => {
    const text = textOf(await readSheet(worksheetPdf(exampleFacts('capsule', { plan: kitPlan() }))));
    for (const said of [
      'naltrexone 0.5 mg and 1.5 mg',
      'Size: 0.5 mg, part 1 of 2',
      'Size: 1.5 mg, part 2 of 2',
      'Step 1. 1.5 mg T1, first dilution',
      'Take 1.5 mg T1',
      'Titration schedule',
      '1 × 0.5 mg and 1 × 1.5 mg',
      'How the amounts were calculated: 1.5 mg',
    ])
      expect(text).toContain(said);
  });

  it('prints a schedule of measured doses with the days each is for, counted in plural', async () => {
    const { batch } = examplePlan('oral-liquid');
    const doses = [
      { dose: '1.5 mg', days: 14, measure: '6 drop', volume: '0.25 mL', error: '0 %' },
      { dose: '4.5 mg', days: 1, measure: '18 drop', volume: '0.75 mL', error: '0.4 %' },
    ];
    const facts = planned({ batch: batch && { ...batch, doses, suspension: true } });
    const lines = (await readSheet(worksheetPdf(facts))).flatMap((page) => page.lines);
    expect(lines).toContain('days 1–14 1.5 mg 6 drops 0.25 mL 0 %');
    expect(lines).toContain('day 15 4.5 mg 18 drops 0.75 mL 0.4 %');
    expect(lines.join(' ')).toContain('shake well');
  });

  it('prints plans stored before workings and dilutions were kept as it did', async () => {
    const text = textOf(await readSheet(worksheetPdf(exampleFacts())));
    for (const absent of ['Dilutions', 'without it', 'Limits', 'Root-sum-square', 'Titration schedule'])
      expect(text).not.toContain(absent);
  });
});
