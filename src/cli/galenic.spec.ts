import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { requestFor } from '../../test/support/plan-requests.js';
import { main } from './galenic.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galenic-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  jest.restoreAllMocks();
});

async function run(...words: string[]): Promise<{ code: number; out: string; complaints: string[] }> {
  const [out, err] = [process.stdout, process.stderr].map((stream) => {
    const written: string[] = [];
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    return written;
  });
  const code = await main(words);
  return { code, out: (out ?? []).join(''), complaints: (err ?? []).join('').trimEnd().split('\n') };
}

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('the command line', () => {
  it('prints the plan: 0 when it may be released, 3 when not', async () => {
    const good = await run('plan', await file('good.json', requestFor({ form: 'capsule' })));
    expect(good).toMatchObject({ code: 0, complaints: [''] });
    expect(JSON.parse(good.out)).toMatchObject({ releasable: true });
    const nominal = await run('plan', await file('none.json', requestFor({ form: 'capsule' }, { lots: [] })));
    expect(nominal.code).toBe(3);
  });

  it('says every fault on a line of its own, and exits 2', async () => {
    const request = requestFor({ form: 'capsule', dose: '4.5', filler: 'lactos' });
    const { code, out, complaints } = await run('plan', await file('bad.json', request));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(complaints.map((line) => line.split(': ')[0])).toEqual([
      'prescription.dose',
      'prescription.filler',
    ]);
  });

  it.each([
    ['text that is no JSON', '{"patient": {"name": "Ada Example"', 'request: is not JSON'],
    ['nothing', '', 'request: is empty'],
    ['endless brackets', '['.repeat(50_000) + ']'.repeat(50_000), 'request: must be a JSON object'],
    ['a deep object', `{"x":${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}}`, 'request: The request is nested'],
  ])('refuses %s without quoting it', async (name, content, says) => {
    const { code, complaints } = await run('plan', await file(`${name}.json`, content));
    expect(code).toBe(2);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(says);
    expect(complaints[0]).not.toContain('Ada');
  });

  it('says why the papers cannot be written', async () => {
    const request = await file('request.json', requestFor({ form: 'capsule' }));
    const { code, complaints } = await run('print', request, '--out', request);
    expect(code).toBe(2);
    expect(complaints).toEqual([
      `--out: ${request} cannot be written to: it is a file, not a folder; name another folder`,
    ]);
  });
});
