import { describe, expect, it } from '@jest/globals';
import { exampleFacts, withLabel } from '../../test/support/document-facts.js';
import { readPdf, textOf } from '../../test/support/read-pdf.js';
import { Refusal } from '../refusals/refusal.js';
import { labelPdf, stabilityPdf, worksheetPdf } from './documents.js';
import { asDrawn, faultsOfText } from './glyphs.js';

async function faultsOfLabel(facts: ReturnType<typeof exampleFacts>): Promise<Refusal> {
  const error: unknown = await labelPdf(facts).catch((caught: unknown) => caught);
  if (error instanceof Refusal) return error;
  throw new Error('the label was not refused');
}

describe('names that can be printed', () => {
  it.each([
    'Łucja Nguyễn',
    'Þórunn Jökulsdóttir',
    'Ζωή Παπαδοπούλου',
    'Вячеслав Щербаков-Їжак',
    'Đặng Thị Phượng',
    'Şükrü Özgür',
    'Ǆemal Ǉubić',
    'Jean‑Luc O’Neill',
    'Məmmədov Əli',
  ])('%s is read back as entered', async (name) => {
    const pages = await readPdf(await labelPdf(exampleFacts('capsule', { patient: { name } })));
    expect(textOf(pages)).toContain(name.normalize('NFC'));
  });

  it('composes letters and marks that arrive apart', async () => {
    const apart = 'Łucja Nguyễn'.normalize('NFD');
    const pages = await readPdf(await labelPdf(exampleFacts('capsule', { patient: { name: apart } })));
    expect(textOf(pages)).toContain('Łucja Nguyễn');
  });
});

describe('names that cannot be printed', () => {
  it.each([
    ['王小明', 'U+738B', 'Chinese'],
    ['محمد', 'U+0645', 'Arabic'],
    ['דוד', 'U+05D3', 'Hebrew'],
    ['Ana 😀', 'U+1F600', 'emoji'],
    ['अमित', 'U+0905', 'Devanagari'],
    ['Ada\u0007Example', 'U+0007', 'control'],
    ['Ada\u202eelpmaxE', 'U+202E', 'control or invisible'],
    ['김민준', 'U+AE40', 'Korean'],
    ['Ada ≥ Example', 'U+2265', 'not in the label font'],
  ])('%j is refused by field and character, with what to do', async (name, code, kind) => {
    const refusal = await faultsOfLabel(exampleFacts('capsule', { patient: { name } }));
    expect(refusal.kind).toBe('refused');
    expect(refusal.faults.map(({ path }) => path)).toEqual(['patient.name']);
    expect(refusal.message).toContain(code);
    expect(refusal.message).toContain(kind);
    expect(refusal.message).toMatch(/romanised name/u);
    expect(refusal.message).not.toContain(name);
  });

  it('names every field that is wrong, on every document', async () => {
    const facts = exampleFacts('capsule', {
      patient: { name: '王小明' },
      prescriber: { name: '김민준' },
    });
    for (const draw of [labelPdf, stabilityPdf, worksheetPdf]) {
      const error: unknown = await draw(facts).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(Refusal);
      expect((error as Refusal).faults.map(({ path }) => path)).toEqual(['patient.name', 'prescriber.name']);
    }
  });

  it('refuses directions too', async () => {
    const refusal = await faultsOfLabel(withLabel(exampleFacts(), { directions: 'Take 1 ☐ now.' }));
    expect(refusal.faults[0]?.path).toBe('label.directions');
  });
});

describe('signs the font lacks', () => {
  it('are written out in rules and derivations', () => {
    expect(asDrawn('weigh ≥ 120 mg')).toBe('weigh at least 120 mg');
    expect(faultsOfText([{ path: 'batch.derivation', text: '63 mcg ≥ 1 mcg' }])).toEqual([]);
  });
});
