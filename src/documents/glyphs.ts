import { Refusal, type Fault } from '../refusals/refusal.js';
import { faces } from './fonts.js';

/** A piece of text that will be drawn, and the field it comes from. */
export interface DrawnText {
  readonly path: string;
  readonly text: string;
}

const MOST_NAMED = 6;

/**
 * Signs without a glyph in the font, written out in words: rules and derivations use them. Names never do, so a name
 * is drawn exactly as it was entered or not at all.
 */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  '≥': 'at least',
  '≤': 'at most',
  '→': 'to',
  '≈': 'about',
  '✓': 'yes',
  '✗': 'no',
  '√': 'square root of ',
};

/** Plain printable ASCII stands as it is. */
const PLAIN = /^[ -~]*$/u;

/** Composed (NFC), every kind of space a plain one. What is drawn, measured and checked is always this. */
export function asDrawn(text: string): string {
  if (PLAIN.test(text)) return text;
  return composed(text).replace(/[≥≤→≈✓✗√]/gu, (sign) => WRITTEN_OUT[sign] ?? sign);
}

function composed(text: string): string {
  return text.normalize('NFC').replace(/\p{Zs}/gu, ' ');
}

/** Draws nothing or changes how the rest is drawn, so a reader could not see that it is there. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** True for what the documents can print: Latin, Greek and Cyrillic letters, their marks, and signs, if the font has them. */
export function isPrintable(character: string): boolean {
  if (
    !/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]$/u.test(
      character,
    )
  )
    return false;
  if (INVISIBLE.test(character)) return false;
  const codePoint = character.codePointAt(0) ?? 0;
  return faces().regular.hasGlyphForCodePoint(codePoint) && faces().bold.hasGlyphForCodePoint(codePoint);
}

const SCRIPTS: readonly (readonly [name: string, test: RegExp])[] = [
  ['Chinese', /\p{Script=Han}/u],
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Korean', /\p{Script=Hangul}/u],
  ['Arabic, written right to left', /\p{Script=Arabic}/u],
  ['Hebrew, written right to left', /\p{Script=Hebrew}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['emoji', /\p{Extended_Pictographic}/u],
  ['control or invisible', INVISIBLE],
];

function kindOf(character: string): string {
  return SCRIPTS.find(([, test]) => test.test(character))?.[0] ?? 'not in the label font';
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** In code order, not in the order of the name: the sentence names characters and does not repeat the name. */
function describe(characters: readonly string[]): string {
  const sorted = [...characters].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));
  const named = sorted.slice(0, MOST_NAMED).map((character) => `${codeOf(character)} (${kindOf(character)})`);
  const more = sorted.length - named.length;
  return named.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function isName(path: string): boolean {
  return /name$/iu.test(path);
}

function adviceFor(path: string): string {
  return isName(path)
    ? 'enter a romanised name (Latin, Greek or Cyrillic letters)'
    : 'write it in Latin, Greek or Cyrillic letters without control characters';
}

/** A fault for each text that cannot be printed as it stands. */
export function faultsOfText(texts: readonly DrawnText[]): readonly Fault[] {
  return texts.flatMap(({ path, text }) => {
    const bad = [...new Set(isName(path) ? composed(text) : asDrawn(text))].filter(
      (character) => !isPrintable(character),
    );
    if (bad.length === 0) return [];
    return [{ path, message: `has characters that cannot be printed: ${describe(bad)}; ${adviceFor(path)}` }];
  });
}

/** Never boxes, never a character dropped: text the font cannot set is refused, naming field and characters. */
export function refuseUnprintable(texts: readonly DrawnText[]): void {
  const faults = faultsOfText(texts);
  if (faults.length === 0) return;
  const said = faults.map((fault) => `${fault.path} ${fault.message}`).join('. ');
  throw new Refusal('refused', `This document cannot be printed. ${said}.`, faults);
}
