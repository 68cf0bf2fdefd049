import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { exampleFacts, examplePlan, kitPlan } from '../../test/support/document-facts.js';
import { readPdf, textOf } from '../../test/support/read-pdf.js';
import { Refusal } from '../refusals/refusal.js';
import { printRequest } from './print.js';

const REQUEST = {
  patient: { name: 'Łucja Nguyễn', birthDate: '1980-02-29' },
  prescription: { writtenOn: '2026-11-20' },
};

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((path) => rm(path, { recursive: true, force: true }))));

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'galenic-print-'));
  folders.push(path);
  return path;
}

describe('printing a request', () => {
  it('writes label, stability sheet and worksheet', async () => {
    const out = join(await folder(), 'new');
    const written = await printRequest(REQUEST, examplePlan('capsule'), out);
    expect(written).toEqual(['label.pdf', 'stability.pdf', 'worksheet.pdf'].map((name) => join(out, name)));
    const label = textOf(await readPdf(await readFile(join(out, 'label.pdf'))));
    expect(label).toContain('Łucja Nguyễn');
    expect(label).toContain('on 20 Nov 2026');
    expect(label).not.toMatch(/undefined/u);
  });

  it('prints pharmacy, prescriber and order where the request has them', async () => {
    const { pharmacy, prescriber, order } = exampleFacts();
    const out = await folder();
    await printRequest({ ...REQUEST, pharmacy, prescriber, order }, examplePlan('capsule'), out);
    const label = textOf(await readPdf(await readFile(join(out, 'label.pdf'))));
    for (const said of ['Northside Compounding', 'Dr B. Sample', 'G-26-0042', '2 refills left'])
      expect(label).toContain(said);
  });

  it('writes no label for a plan that must not be released, and takes an old one away', async () => {
    const out = await folder();
    await writeFile(join(out, 'label.pdf'), 'an old label');
    const plan = { ...examplePlan('capsule'), releasable: false, status: 'block' as const };
    const written = await printRequest(REQUEST, plan, out);
    expect(written.map((path) => path.slice(out.length + 1))).toEqual(['stability.pdf', 'worksheet.pdf']);
    expect((await readdir(out)).sort()).toEqual(['stability.pdf', 'worksheet.pdf']);
  });

  it('names every field that is wrong', async () => {
    const wrong = {
      ...REQUEST,
      pharmacy: { name: 7, address: 'x', phone: '' },
      order: { number: 'G', rxNumber: '1', refillsLeft: -1 },
    };
    const error: unknown = await printRequest(wrong, examplePlan('capsule'), await folder()).catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).faults.map(({ path }) => path)).toEqual([
      'pharmacy.address',
      'pharmacy.name',
      'pharmacy.phone',
      'order.refillsLeft',
    ]);
  });

  it('writes nothing when a name cannot be printed', async () => {
    const out = await folder();
    const request = { ...REQUEST, patient: { name: '王小明' } };
    await expect(printRequest(request, examplePlan('capsule'), out)).rejects.toBeInstanceOf(Refusal);
    expect(await readdir(out)).toEqual([]);
  });

  it('writes the labels of every strength of a kit into one file', async () => {
    const out = await folder();
    await printRequest(REQUEST, kitPlan(), out);
    const label = textOf(await readPdf(await readFile(join(out, 'label.pdf'))));
    for (const strength of ['0.5 mg', '1.5 mg']) expect(label).toContain(`naltrexone ${strength} capsules`);
  });

  it('makes folders in folders, and says where none can be made', async () => {
    const out = join(await folder(), 'a', 'b', 'c');
    await printRequest(REQUEST, examplePlan('capsule'), out);
    expect(await readdir(out)).toContain('label.pdf');
    const file = join(out, 'label.pdf');
    for (const nowhere of ['/proc/galenic-x', '/proc/galenic-x/y', file, join(file, 'deeper')]) {
      const error: unknown = await printRequest(REQUEST, examplePlan('capsule'), nowhere).catch(
        (caught: unknown) => caught,
      );
      expect([nowhere, error instanceof Refusal && error.faults[0]?.path]).toEqual([nowhere, '--out']);
    }
  });
});
