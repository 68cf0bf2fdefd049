import { createRequire } from 'node:module';
import { openSync, type Font, type Glyph, type GlyphPosition, type GlyphRun } from 'fontkit';

/**
 * The two faces every document is set in, embedded as subsets. pdfkit's built-in fonts know Western European letters
 * only and print the others wrong without an error, so they are never used.
 */
const FILES = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
} as const;

export type Weight = keyof typeof FILES;
export type Faces = Readonly<Record<Weight, Font>>;

/** Words whose layout is kept; a label uses about a hundred. */
const MOST_WORDS_KEPT = 5_000;

interface SetWord {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly Readonly<GlyphPosition>[];
  readonly advanceWidth: number;
}

/** One glyph for each character, unkerned: used where shaping would merge or split characters. */
function setPlainly(font: Font, characters: readonly string[]): SetWord {
  const glyphs = characters.map((character) => font.glyphForCodePoint(character.codePointAt(0) ?? 0));
  const positions = glyphs.map((glyph) => ({
    xAdvance: glyph.advanceWidth,
    yAdvance: 0,
    xOffset: 0,
    yOffset: 0,
  }));
  return { glyphs, positions, advanceWidth: glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0) };
}

/**
 * Kerned where the font kerns, but always one glyph for each character, so that the text read back from a finished
 * document is the text that was drawn. Ligatures would break that.
 */
function setWord(font: Font, word: string): SetWord {
  const characters = [...word];
  const run = font.layout(word, { liga: false, clig: false });
  if (run.glyphs.length !== characters.length) return setPlainly(font, characters);
  const glyphs = run.glyphs.map((glyph, i) => {
    const character = characters[i]?.codePointAt(0) ?? 0;
    return { id: glyph.id, advanceWidth: glyph.advanceWidth, codePoints: [character] };
  });
  return { glyphs, positions: run.positions, advanceWidth: run.advanceWidth };
}

/**
 * The parsed font with its layouts kept: parsing costs more than drawing a label. pdfkit takes any object that lays
 * text out as a font, and scales the positions it is given in place, so each call hands out fresh ones.
 */
function keepLayouts(font: Font): Font {
  const kept = new Map<string, SetWord>();
  const layout = (word: string): GlyphRun => {
    let set = kept.get(word);
    if (!set) {
      if (kept.size >= MOST_WORDS_KEPT) kept.clear();
      set = setWord(font, word);
      kept.set(word, set);
    }
    return {
      glyphs: set.glyphs,
      positions: set.positions.map((position) => ({ ...position })),
      advanceWidth: set.advanceWidth,
    };
  };
  return Object.create(font, { layout: { value: layout } }) as Font;
}

let parsed: Faces | undefined;

/** Both faces, parsed once for the life of the process. */
export function faces(): Faces {
  if (!parsed) {
    const { resolve } = createRequire(import.meta.url);
    parsed = {
      regular: keepLayouts(openSync(resolve(FILES.regular))),
      bold: keepLayouts(openSync(resolve(FILES.bold))),
    };
  }
  return parsed;
}

/** Widths in em of texts that were measured before: layout asks for the same words again and again. */
const keptWidths: Readonly<Record<Weight, Map<string, number>>> = { regular: new Map(), bold: new Map() };

function widthInEm(text: string, weight: Weight): number {
  const font = faces()[weight];
  const words = text.match(/[^ ]* |[^ ]+$/gu) ?? [];
  return words.reduce((sum, word) => sum + font.layout(word).advanceWidth, 0) / font.unitsPerEm;
}

/** Width in points, added up word by word as pdfkit sets it (each word with the space after it). */
export function widthOf(text: string, weight: Weight, size: number): number {
  const kept = keptWidths[weight];
  let width = kept.get(text);
  if (width === undefined) {
    if (kept.size >= MOST_WORDS_KEPT) kept.clear();
    width = widthInEm(text, weight);
    kept.set(text, width);
  }
  return width * size;
}
