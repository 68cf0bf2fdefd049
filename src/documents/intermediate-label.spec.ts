import { describe, expect, it } from '@jest/globals';
import { INTERMEDIATES } from '../../test/support/document-facts.js';
import { readPdf, textOf } from '../../test/support/read-pdf.js';
import type { IntermediateLine } from '../intermediates/intermediates.types.js';
import { LABEL_STOCKS } from '../pharmacies/label-stocks.js';
import { makeLotCode } from './barcode.js';
import { intermediatePdf } from './documents.js';

const [T1, T2] = INTERMEDIATES;

function factsOf(line: IntermediateLine, labelStock: (typeof LABEL_STOCKS)[number] = '4x2in') {
  return { line, lines: INTERMEDIATES, orderNumber: 'G-26-0042', madeOn: '2026-11-22', labelStock };
}

const read = async (line: IntermediateLine, stock: (typeof LABEL_STOCKS)[number] = '4x2in') =>
  readPdf(await intermediatePdf(factsOf(line, stock)));

describe('the label of an intermediate', () => {
  it.each(LABEL_STOCKS)(
    'on %s says what it is, how strong in words, from what, until when, and for whom not',
    async (stock) => {
      const pages = await read(T1, stock);
      expect(pages).toHaveLength(1);
      const text = textOf(pages);
      for (const said of [
        'T1',
        'FIRST',
        'DILUTION',
        '10 mcg in each mg',
        'naltrexone hydrochloride',
        'For further compounding only.',
        'Not for a patient.',
        'Goes into T2: 100 mg',
        'Use by 20 May 2027',
        'Lot G-26-0042-T1',
        'NTX-0425',
        'MCC-11',
        '22 Nov 2026 by AE',
        'G-26-0042',
      ])
        expect(text.replace(/\s+/gu, ' ')).toContain(said);
    },
  );

  it('of the next step has another word and shape, and names the drug and not only T1', async () => {
    const text = textOf(await read(T2));
    for (const said of [
      'T2',
      'SECOND',
      '0.1 mcg in each mg',
      'naltrexone hydrochloride',
      'From T1',
      'Goes into the batch',
    ])
      expect(text.replace(/\s+/gu, ' ')).toContain(said);
    expect(text).not.toMatch(/FIRST|10 mcg/u);
    const [one, two] = await Promise.all([T1, T2].map(async (line) => intermediatePdf(factsOf(line))));
    expect(Buffer.compare(one ?? Buffer.alloc(0), two ?? Buffer.alloc(0))).not.toBe(0);
  });

  it('has its name larger than everything else, and nothing too small to read', async () => {
    const [page] = await read(T1);
    const sizes = page?.drawn.map(({ text, size }) => [text, size] as const) ?? [];
    const name = sizes.find(([text]) => text === 'T1');
    expect(Math.max(...sizes.map(([, size]) => size))).toBe(name?.[1]);
    expect(Math.min(...sizes.map(([, size]) => size))).toBeGreaterThanOrEqual(9);
  });

  it('of a kit names the strength it is for', async () => {
    const line = { ...T1, name: '0.5 mg T1', lot: 'G-26-0042-0.5mg-T1' };
    const text = textOf(await read(line));
    for (const said of ['T1', '0.5 mg', 'Lot G-26-0042-0.5mg-T1']) expect(text).toContain(said);
  });

  it('has room for the longest lot numbers a supplier could print', async () => {
    const long = { ...T1.diluentLot, lot: 'LOT-NUMBER-THAT-DOES-NOT-END-0123456789-0123456789-0123456789' };
    const pages = await read({ ...T1, diluentLot: long, apiLot: long });
    const drawn = pages.flatMap((page) => page.drawn).filter(({ x }) => x > 80);
    const text = drawn
      .map((piece) => piece.text)
      .join('')
      .replace(/\s+/gu, '');
    expect(text.split(long.lot)).toHaveLength(3);
    expect(text).toContain('G-26-0042-T1');
  });

  it('carries its lot number as a code that a scanner types as it stands', () => {
    const { text, rows } = makeLotCode('G-26-0042-T1');
    expect(text).toBe('G-26-0042-T1');
    expect(rows.every((row) => row.length === rows.length && row[0])).toBe(true);
  });
});
