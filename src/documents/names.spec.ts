import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { exampleFacts } from '../../test/support/document-facts.js';
import { readPdf } from '../../test/support/read-pdf.js';
import { Refusal } from '../refusals/refusal.js';
import { labelPdf, worksheetPdf } from './documents.js';
import { dataPath } from '../../test/support/published-data.js';
import { asDrawn, faultsOfText } from './glyphs.js';

const FOLDER = dataPath('names');
const present = existsSync(FOLDER);

function column(file: string, ...titles: readonly string[]): readonly string[] {
  const [head = '', ...rows] = readFileSync(join(FOLDER, file), 'utf8')
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u);
  const places = titles.map((title) => head.split(',').indexOf(title));
  return rows.flatMap((row) => {
    const cells = row.split(',');
    return places.map((place) => cells[place]?.trim() ?? '');
  });
}

function peopleNames(): readonly string[] {
  const titles = ['Localized Name', 'Romanized Name'] as const;
  const names = [
    ...column('common-forenames-by-country.csv', ...titles),
    ...column('common-surnames-by-country.csv', ...titles),
    ...column('fhir-human-names.csv', 'given', 'family', 'text'),
  ];
  return [...new Set(names)].filter((name) => name !== '' && !name.includes('"'));
}

const isRefused = (name: string): boolean => faultsOfText([{ path: 'patient.name', text: name }]).length > 0;
const bare = (text: string): string => text.replaceAll(/\s/gu, '');

async function labelOf(name: string): Promise<Uint8Array | Refusal> {
  try {
    return await labelPdf(exampleFacts('capsule', { patient: { name } }));
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** What the label says the patient is called, or why there is none. */
async function outcomeOf(name: string): Promise<{ readonly printed: string } | { readonly refused: string }> {
  const label = await labelOf(name);
  if (label instanceof Refusal) return { refused: label.message };
  const pages = await readPdf(label);
  const bold = pages[0]?.drawn.filter(({ font, size }) => font.endsWith('Bold') && size >= 12) ?? [];
  const drawn = bare(bold.map(({ text }) => text).join('')).normalize('NFC');
  return { printed: drawn.slice(0, drawn.indexOf('naltrexone4.5mg')) };
}

/** Printed letter by letter, or refused for the name; gives back the names for which neither holds. */
async function wrongAmong(names: readonly string[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const name of names) {
    const outcome = await outcomeOf(name);
    const right =
      'printed' in outcome
        ? outcome.printed === bare(name.normalize('NFC'))
        : /patient\.name|the patient name/u.test(outcome.refused);
    if (!right) wrong.push(name);
  }
  return wrong;
}

(present ? describe : describe.skip)('names of the world (skipped where the test data is absent)', () => {
  it('are all printed letter by letter, or refused', async () => {
    const printable = peopleNames().filter((name) => !isRefused(name));
    expect(printable.length).toBeGreaterThan(1_000);
    const read = new Set<string>();
    for (let i = 0; i < printable.length; i += 400) {
      const steps = printable.slice(i, i + 400);
      const pages = await readPdf(await worksheetPdf(exampleFacts('capsule', { steps })));
      for (const { drawn } of pages) for (const { text } of drawn) read.add(text.normalize('NFC').trim());
    }
    expect(printable.filter((name) => !read.has(asDrawn(name).replaceAll(/\s+/gu, ' ').trim()))).toEqual([]);
  }, 120_000);

  it('are refused only for letters outside Latin, Greek and Cyrillic', () => {
    const wrongly = peopleNames().filter(
      (name) =>
        isRefused(name) &&
        /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{P}\p{Zs}]+$/u.test(name),
    );
    expect(wrongly).toEqual([]);
  });

  it('stand whole on a label each, a sample from every part of the list', async () => {
    const sample = peopleNames().filter((_, i) => i % 60 === 0);
    expect(sample.filter((name) => !isRefused(name)).length).toBeGreaterThan(20);
    expect(await wrongAmong(sample)).toEqual([]);
  }, 120_000);

  it('that are no names at all are printed whole or refused, never anything else', async () => {
    const strings = JSON.parse(readFileSync(join(FOLDER, 'blns.json'), 'utf8')) as readonly string[];
    const hard = strings.filter(
      (text, i) => text.trim() !== '' && (/[^ -~]/u.test(text) || text.length > 60 || i % 12 === 0),
    );
    expect(hard.length).toBeGreaterThan(100);
    expect(await wrongAmong(hard)).toEqual([]);
  }, 120_000);
});
