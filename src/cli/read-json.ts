import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { malformed } from '../refusals/refusal.js';

/** Longest request that is read: far above any real one. */
const MOST_BYTES = 4 * 1024 * 1024;

/** The JSON in a file, or on standard input for `-`. Refuses what cannot be read or is not JSON. */
export async function readJson(file: string): Promise<unknown> {
  const content = file === '-' ? await text(process.stdin) : await fromFile(file);
  if (Buffer.byteLength(content) > MOST_BYTES) {
    throw malformed([{ path: 'request', message: 'is larger than 4 MB; a request is a few kB' }]);
  }
  if (content.trim() === '')
    throw malformed([{ path: 'request', message: 'is empty; it must be a JSON object' }]);
  try {
    return JSON.parse(content.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw malformed([{ path: 'request', message: `is not JSON${placeOf(error)}` }]);
  }
}

/** Only where it went wrong: the parser's own message quotes the text, which may be about a patient. */
function placeOf(error: unknown): string {
  const place = /at position \d+/u.exec(error instanceof Error ? error.message : '');
  return place ? ` (${place[0]})` : '';
}

async function fromFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const code =
      typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
    throw malformed([{ path: 'file', message: `${file} cannot be read (${code})` }]);
  }
}
