import bwipjs from 'bwip-js/node';
import { day } from '../calendar/day.js';
import { Refusal } from '../refusals/refusal.js';
import type { Pdf } from './pdf.js';

const POINTS_PER_MM = 72 / 25.4;
/** 4 dots of a 203 dpi printer; scans better than the least allowed, 0.38 mm (label rule 43). */
export const MODULE_MM = 0.5;
const MODULE = MODULE_MM * POINTS_PER_MM;
const QUIET_MODULES = 1;

export interface CodeFacts {
  /** `YYYY-MM-DD`. */
  readonly expiresOn: string;
  readonly lot: string;
  readonly serial: string;
}

export interface Code {
  /** The element string in brackets, as a person writes it. */
  readonly text: string;
  /** True where a module is dark, row by row. */
  readonly rows: readonly (readonly boolean[])[];
  /** Points, quiet zone included. */
  readonly side: number;
}

/** What GS1 lets a lot or serial number hold: its 82 signs without those that element strings use, 20 at most. */
const GS1_VALUE = /^[A-Za-z0-9!"%&'*+,\-./_:;=?]{1,20}$/u;

function checked(field: string, value: string): string {
  if (GS1_VALUE.test(value)) return value;
  throw new Refusal(
    'refused',
    `The label's code cannot hold ${field}: use 1 to 20 letters and digits without spaces.`,
    [{ path: field, message: 'must be 1 to 20 letters, digits or hyphens without spaces' }],
  );
}

/**
 * GS1 DataMatrix with expiry (17), lot (10) and serial (21), no patient data. The fixed-length field stands first, so
 * that one separator is enough. A preparation has no trade number (01), which GS1's checker asks for; it is told not to.
 */
export function makeCode(facts: CodeFacts): Code {
  const expiry = day(facts.expiresOn).toString().slice(2).replaceAll('-', '');
  const lot = checked('order.number', facts.lot);
  const serial = checked('order.rxNumber', facts.serial);
  const text = `(17)${expiry}(10)${lot}(21)${serial}`;
  const options = { bcid: 'gs1datamatrix', text, dontlint: true };
  return codeOf(text, options);
}

/** DataMatrix of the bare lot number: a scanner types it as a person would. For lots that never leave the bench. */
export function makeLotCode(lot: string): Code {
  return codeOf(lot, { bcid: 'datamatrix', text: lot });
}

function codeOf(text: string, options: Parameters<typeof bwipjs.raw>[0]): Code {
  const [symbol] = bwipjs.raw(options);
  if (!symbol || !('pixs' in symbol)) throw new Error('the barcode writer gave no matrix');
  const { pixs, pixx, pixy } = symbol;
  const rows = Array.from({ length: pixy }, (_, y) =>
    Array.from({ length: pixx }, (_each, x) => pixs[y * pixx + x] === 1),
  );
  return { text, rows, side: (pixx + 2 * QUIET_MODULES) * MODULE };
}

/** Draws the dark modules as one vector path; neighbours in a row are one rectangle, so that no hairline shows. */
export function drawCode(pdf: Pdf, code: Code, at: { readonly x: number; readonly y: number }): void {
  const left = at.x + QUIET_MODULES * MODULE;
  const top = at.y + QUIET_MODULES * MODULE;
  code.rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x += 1;
      pdf.rect(left + start * MODULE, top + y * MODULE, (x - start + 1) * MODULE, MODULE);
    }
  });
  pdf.fill('black');
}
