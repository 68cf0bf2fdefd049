import type { LabelText } from '../planning/plan.types.js';
import type { DocumentFacts } from './document-facts.js';
import type { DrawnText } from './glyphs.js';
import type { Block } from './label-layout.js';
import type { Run } from './lines.js';
import { counted, dayInWords, sentence } from './words.js';

export interface TypeSizes {
  /** Patient, drug, dose. */
  readonly critical: number;
  readonly text: number;
  /** Points between groups of lines. */
  readonly gap: number;
}

/** Room to write initials, a number, a name, an address. */
const BLANK = { short: 40, medium: 55, long: 130 };

function text(words: string): Run {
  return { text: words };
}

function bold(words: string): Run {
  return { text: words, weight: 'bold' };
}

function born(facts: DocumentFacts): readonly Run[] {
  const { birthDate } = facts.patient;
  return birthDate ? [text(`born ${dayInWords(birthDate)}`)] : [text('born '), { blank: BLANK.medium }];
}

/** What every label of the set begins with: two identifiers, the drug, and which label it is. */
export function labelHead(
  facts: DocumentFacts,
  label: LabelText,
  sizes: TypeSizes,
  at: { readonly number: number; readonly total: number },
): readonly Block[] {
  const which =
    at.total > 1
      ? { right: { runs: [text(`Label\u00a0${at.number}\u00a0of\u00a0${at.total}`)], size: sizes.text } }
      : {};
  return [
    {
      subject: 'the patient name',
      runs: [bold(facts.patient.name)],
      size: sizes.critical,
      right: { runs: born(facts), size: sizes.text },
    },
    {
      subject: 'the drug name',
      runs: [bold(`${label.drug} ${label.strength} ${label.form}`)],
      size: sizes.critical,
      ...which,
    },
  ];
}

function directionLines(label: LabelText): readonly string[] {
  return label.directions.split('\n').filter((line) => line.trim() !== '');
}

function orBlank(value: string | undefined, blank: number): Run {
  return value ? text(value) : { blank };
}

/** Who made it, which order it is, who prescribed it; blanks where that is not known. */
function orderBlocks(facts: DocumentFacts, label: LabelText, sizes: TypeSizes): readonly Block[] {
  const { order, prescriber, writtenOn } = facts;
  const subject = 'the order facts';
  const size = sizes.text;
  const made = /^\d{4}-/u.test(label.madeOn) ? `Made on ${dayInWords(label.madeOn)}` : label.madeOn;
  const refills = order?.refillsLeft;
  const refillsLeft =
    refills === undefined
      ? [text('Refills left '), { blank: BLANK.short }]
      : [text(counted(refills, 'refill left', 'refills left'))];
  const lot = orBlank(order?.number, BLANK.medium);
  const rx = orBlank(order?.rxNumber, BLANK.medium);
  return [
    {
      subject,
      size,
      gapBefore: sizes.gap,
      runs: [text(`${made} by `), orBlank(order?.madeBy, BLANK.short)],
      right: { runs: [text('checked by '), orBlank(order?.checkedBy, BLANK.short)], size },
    },
    {
      subject,
      size,
      runs: [text('Lot '), lot, text(' · Rx '), rx],
      right: { runs: refillsLeft, size },
    },
    {
      subject: 'the prescriber name',
      size,
      runs: [
        text('Prescribed by '),
        orBlank(prescriber?.name, BLANK.long),
        text(writtenOn ? ` on ${dayInWords(writtenOn)}` : ''),
      ],
    },
  ];
}

/** The warning that says it is compounded; it stands with the pharmacy that made it. */
function isCompoundedStatement(warning: string): boolean {
  return /\bcompounded\b/iu.test(warning);
}

function pharmacyBlock(facts: DocumentFacts, label: LabelText, sizes: TypeSizes): Block {
  const { pharmacy } = facts;
  const said = label.warnings.filter(isCompoundedStatement).map(sentence).join(' ');
  const statement = text(said === '' ? 'Compounded for you by ' : `${said} `);
  const phone = pharmacy?.phone.replaceAll(' ', '\u00a0') ?? '';
  return {
    subject: 'the pharmacy name and address',
    size: sizes.text,
    whole: true,
    gapBefore: sizes.gap,
    runs: pharmacy
      ? [statement, text([pharmacy.name, ...pharmacy.address, phone].join(', '))]
      : [
          statement,
          text('Pharmacy\u00a0'),
          { blank: BLANK.long },
          text(' Phone\u00a0'),
          { blank: BLANK.medium },
        ],
  };
}

/** The active ingredient with its amount, then every other ingredient by name, carriers of allergens bold. */
function contents(label: LabelText): readonly Run[] {
  const others = label.otherIngredients.flatMap(({ name, allergen }) => [
    text(', '),
    allergen ? bold(name) : text(name),
  ]);
  return [text(`Contains ${label.activeIngredient}`), ...others, text('.')];
}

/** `Store at 2–8 °C, …` before a range of degrees; a sentence of its own stays as it is. */
function storage(label: LabelText): string {
  return sentence(/^[\d−-]/u.test(label.storage) ? `Store at ${label.storage}` : label.storage);
}

/** The label's text below its head, most important first; pharmacy last (label rule 29). */
export function labelBlocks(facts: DocumentFacts, label: LabelText, sizes: TypeSizes): readonly Block[] {
  const size = sizes.text;
  const [useBy = '', ...inUse] = label.beyondUse.split('\n');
  const warnings = label.warnings.filter((warning) => !isCompoundedStatement(warning)).map(sentence);
  return [
    ...directionLines(label).map((line) => ({
      subject: 'the directions',
      runs: [bold(line)],
      size: sizes.critical,
      whole: true,
    })),
    {
      subject: 'the beyond-use text',
      runs: [bold(useBy)],
      size,
      gapBefore: sizes.gap,
      right: { runs: [text(label.quantity)], size },
    },
    ...inUse.map((line) => ({ subject: 'the beyond-use text', runs: [bold(line)], size })),
    { subject: 'the storage text', runs: [text(storage(label))], size },
    { subject: 'the warnings', runs: [text(warnings.join(' '))], size, gapBefore: sizes.gap },
    { subject: 'the ingredients', runs: contents(label), size, gapBefore: sizes.gap },
    ...orderBlocks(facts, label, sizes),
    pharmacyBlock(facts, label, sizes),
  ];
}

/** Everything the label draws that comes from outside this file, by field. */
export function textsOfLabel(facts: DocumentFacts, label: LabelText): readonly DrawnText[] {
  const { patient, pharmacy, prescriber, order } = facts;
  const texts: readonly (readonly [path: string, text: string | undefined])[] = [
    ['patient.name', patient.name],
    ['prescriber.name', prescriber?.name],
    ['pharmacy.name', pharmacy?.name],
    ...(pharmacy?.address ?? []).map((line) => ['pharmacy.address', line] as const),
    ['pharmacy.phone', pharmacy?.phone],
    ['order.number', order?.number],
    ['order.rxNumber', order?.rxNumber],
    ['order.madeBy', order?.madeBy],
    ['order.checkedBy', order?.checkedBy],
    ['label.drug', `${label.drug} ${label.strength} ${label.form}`],
    ['label.quantity', label.quantity],
    ['label.activeIngredient', label.activeIngredient],
    ...label.otherIngredients.map(({ name }) => ['label.otherIngredients', name] as const),
    ...directionLines(label).map((line) => ['label.directions', line] as const),
    ...label.beyondUse.split('\n').map((line) => ['label.beyondUse', line] as const),
    ...label.warnings.map((line) => ['label.warnings', line] as const),
    ['label.storage', label.storage],
    ['label.madeOn', label.madeOn],
  ];
  return texts.flatMap(([path, drawn]) => (drawn === undefined ? [] : [{ path, text: drawn }]));
}
