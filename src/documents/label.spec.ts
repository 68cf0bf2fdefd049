import { describe, expect, it } from '@jest/globals';
import { exampleFacts, examplePlan, kitPlan, withLabel } from '../../test/support/document-facts.js';
import { readPdf, textOf, type ReadPage } from '../../test/support/read-pdf.js';
import { FORMS } from '../catalogue/formula.js';
import { Refusal } from '../refusals/refusal.js';
import { LABEL_STOCKS } from '../pharmacies/label-stocks.js';
import type { DocumentFacts } from './document-facts.js';
import { labelPdf } from './documents.js';

const STANDARD_14 = /Helvetica|Arial|Times|Courier|Symbol|ZapfDingbats/u;

/** What must hold on every label, whatever is printed on it. */
async function readLabel(facts: DocumentFacts): Promise<readonly ReadPage[]> {
  const pages = await readPdf(await labelPdf(facts));
  for (const page of pages) {
    for (const { size, font, x, y } of page.drawn) {
      expect(size).toBeGreaterThanOrEqual(10);
      expect(font).toMatch(/^[A-Z]{6}\+NotoSans-(Regular|Bold)$/u);
      expect(font).not.toMatch(STANDARD_14);
      expect(x).toBeGreaterThan(0);
      expect(y).toBeGreaterThan(0);
      expect(y + size).toBeLessThan(page.height + 1);
    }
    const [name, drug] = page.drawn.filter(({ font }) => font.endsWith('Bold'));
    expect(name?.size).toBeGreaterThanOrEqual(12);
    expect(drug?.size).toBeGreaterThanOrEqual(12);
  }
  return pages;
}

async function refusalOf(facts: DocumentFacts): Promise<Refusal> {
  const error: unknown = await labelPdf(facts).catch((caught: unknown) => caught);
  if (error instanceof Refusal) return error;
  throw new Error('the label was not refused');
}

function words(text: string): readonly string[] {
  return text.split(/\s+/u).filter(Boolean);
}

const LONG = [
  'Place 18 drops (0.75 mL, 4.5 mg) under the tongue at bedtime.',
  'Hold the drops under the tongue for 2 minutes before you swallow.',
  'Do not eat or drink for 15 minutes afterwards.',
  'Rinse the dropper with water after each use and let it dry.',
].join('\n');

describe('the label', () => {
  it.each(FORMS)('of %s says who, what, how, until when, what is in it and from whom', async (form) => {
    const facts = exampleFacts(form);
    const { label } = facts.plan;
    const pages = await readLabel(facts);
    const text = textOf(pages);
    const said = [
      'Łucja Nguyễn',
      'born 29 Feb 1980',
      `${label?.drug} ${label?.strength} ${label?.form}`,
      label?.quantity,
      label?.activeIngredient,
      label?.beyondUse,
      label?.madeOn,
      label?.storage,
      'Lot G-26-0042',
      'Rx 100234',
      '2 refills left',
      'Dr B. Sample',
      'by AE',
      'checked by BS',
      'Northside Compounding, 12 High Street, Springfield, 555 0100',
      ...(label?.warnings ?? []),
      ...(label?.otherIngredients.map(({ name }) => name) ?? []),
    ];
    const repeatedHeads = / Łucja Nguyễn born 29 Feb 1980 naltrexone \S+ \S+ [a-z ]+?( Label \d of \d)/gu;
    const flowed = text.replace(repeatedHeads, '');
    for (const each of said) expect(`${text} ${flowed}`).toContain(each);
    expect(text).toMatch(/[Cc]ompounded/u);
    expect(text).not.toMatch(/undefined|null|NaN/u);
  });

  it('prints name, drug and each direction bold at 12 points or more, and allergens bold', async () => {
    const pages = await readLabel(exampleFacts());
    const bold = pages.flatMap(({ drawn }) => drawn).filter(({ font }) => font.endsWith('Bold'));
    const sizes = new Map(bold.map(({ text, size }) => [text, size]));
    expect(sizes.get('Łucja Nguyễn')).toBeGreaterThanOrEqual(12);
    expect(sizes.get('naltrexone 4.5 mg capsules')).toBeGreaterThanOrEqual(12);
    expect(sizes.get('Take 1 capsule by mouth at bedtime.')).toBeGreaterThanOrEqual(12);
    expect([...sizes.keys()].join(' ')).toMatch(/lactose monohydrate/u);
    expect([...sizes.keys()].join(' ')).not.toMatch(/hypromellose/u);
    expect([...sizes.keys()]).toContain('Do not use after 20 May 2027');
  });

  it.each([
    ['4x2in', 288, 144],
    ['100x50mm', 283.46, 141.73],
    ['4x6in', 288, 432],
  ] as const)('has exactly the size of its stock: %s', async (labelStock, width, height) => {
    const pages = await readLabel(exampleFacts('capsule', { labelStock }));
    for (const page of pages) {
      expect(page.width).toBeCloseTo(width, 1);
      expect(page.height).toBeCloseTo(height, 1);
    }
  });

  it('fits a usual capsule on two labels of 4 by 2 inches and on one of 4 by 6', async () => {
    expect(await readLabel(exampleFacts())).toHaveLength(2);
    expect(await readLabel(exampleFacts('capsule', { labelStock: '4x6in' }))).toHaveLength(1);
  });

  it('goes on to further labels with long directions, each with patient, drug and its number, and loses no word', async () => {
    const facts = withLabel(exampleFacts('sublingual-drops'), { directions: LONG });
    const pages = await readLabel(facts);
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach(({ lines }, i) => {
      expect(lines[0]).toContain('Łucja Nguyễn');
      expect(lines[1]).toContain('naltrexone 6 mg/mL sublingual drops');
      expect(lines.join(' ')).toContain(`Label ${i + 1} of ${pages.length}`);
    });
    const directions = pages
      .flatMap(({ drawn }) => drawn)
      .filter(
        ({ font, size, text }) => font.endsWith('Bold') && size >= 12 && !/naltrexone|Łucja/u.test(text),
      );
    expect(words(directions.map(({ text }) => text).join(' '))).toEqual(words(LONG));
  });

  it('begins each action of the directions on a line of its own', async () => {
    const pages = await readLabel(withLabel(exampleFacts('sublingual-drops'), { directions: LONG }));
    const lines = pages.flatMap((page) => page.lines);
    for (const action of LONG.split('\n'))
      expect(lines.some((line) => action.startsWith(line) && line.startsWith(action.slice(0, 12)))).toBe(
        true,
      );
  });

  it('prints a name of sixty letters, and one of sixty letters without a space, whole', async () => {
    const long = 'Maria Antonietta Wilhelmina van der Westhuizen-Papadopoulosova';
    for (const name of [long, long.replaceAll(/[ -]/gu, '').padEnd(60, 'ová')]) {
      const pages = await readLabel(exampleFacts('capsule', { patient: { name } }));
      const bold = pages[0]?.drawn.filter(({ font }) => font.endsWith('Bold')) ?? [];
      const drawn = bold.map(({ text }) => text).join('');
      expect(drawn.replaceAll(/\s/gu, '')).toContain(name.replaceAll(/\s/gu, ''));
    }
  });

  it('says what to shorten when the text needs more than four labels', async () => {
    const directions = Array.from({ length: 40 }, () => 'Take 1 capsule by mouth at bedtime.').join('\n');
    const refusal = await refusalOf(withLabel(exampleFacts(), { directions }));
    expect(refusal.kind).toBe('refused');
    expect(refusal.message).toMatch(/shorten the directions/u);
    const named = await refusalOf(exampleFacts('capsule', { patient: { name: 'Anna '.repeat(60) } }));
    expect(named.message).toMatch(/shorten the patient name/u);
  });

  it('leaves blanks to write on where a fact is not known, and has no code without an order', async () => {
    const full = exampleFacts();
    const pages = await readLabel({
      plan: full.plan,
      patient: { name: 'Ada Example' },
      labelStock: '4x2in',
    });
    const text = textOf(pages);
    expect(text).not.toMatch(/undefined|null/u);
    for (const name of [
      'born',
      'Lot',
      'Rx',
      'Refills left',
      'Prescribed by',
      'checked by',
      'Pharmacy',
      'Phone',
    ])
      expect(text).toContain(name);
  });

  it('is the same bytes for the same facts, also after other labels were printed', async () => {
    const first = await labelPdf(exampleFacts());
    await labelPdf(exampleFacts('cream', { patient: { name: 'Ζωή Ωμέγα' } }));
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(Buffer.compare(await labelPdf(exampleFacts()), first)).toBe(0);
    const other = await labelPdf(exampleFacts('capsule', { patient: { name: 'Ada Example' } }));
    expect(Buffer.compare(other, first)).not.toBe(0);
  });

  it('carries no patient data outside the page', async () => {
    const bytes = Buffer.from(await labelPdf(exampleFacts())).toString('latin1');
    expect(bytes).not.toMatch(/Nguy|ucja|1980/u);
  });

  it('is not made for a plan that must not be released, a draft, or an ended order', async () => {
    const plan = examplePlan('capsule');
    const refused: readonly Partial<DocumentFacts>[] = [
      { plan: { ...plan, releasable: false, status: 'block' } },
      { plan: { ...plan, label: null } },
      { plan: { ...plan, batch: null } },
      { plan: { ...plan, stability: null } },
      { draft: true },
      { stopped: 'discarded' },
    ];
    for (const change of refused)
      expect((await refusalOf(exampleFacts('capsule', change))).kind).toBe('refused');
  });

  it.each(LABEL_STOCKS)('keeps number and unit, and dates, on one line on %s', async (labelStock) => {
    for (const form of FORMS) {
      const pages = await readLabel(exampleFacts(form, { labelStock }));
      for (const { lines } of pages) {
        expect(lines.join('\n')).not.toMatch(/\d\n(mg|mL|g|%|capsules|drops|clicks|°C)\b/u);
        expect(lines.join('\n')).not.toMatch(/(^| )\d+ (Nov|May|Dec)$/mu);
      }
    }
  });

  it('of a kit is one for each strength, with every line of the schedule on each', async () => {
    const pages = await readLabel(exampleFacts('capsule', { plan: kitPlan() }));
    for (const strength of ['0.5 mg', '1.5 mg']) {
      const own = pages.filter(({ lines }) => lines.join(' ').includes(`naltrexone ${strength} capsules`));
      expect(own.length).toBeGreaterThan(1);
      const text = textOf(own);
      for (const line of kitPlan().kit?.[0]?.label.directions.split('\n') ?? [])
        for (const word of words(line)) expect(text).toContain(word);
      expect(text).toContain(`Label ${own.length} of ${own.length}`);
    }
    expect(pages.every(({ lines }) => lines.join(' ').includes('Łucja Nguyễn'))).toBe(true);
  });
});
