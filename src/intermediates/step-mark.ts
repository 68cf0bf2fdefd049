/** How a step looks on labels, worksheet and screen, so that nobody takes one for another: a word, a shape, a colour. */
export interface StepMark {
  readonly word: string;
  readonly shape: 'triangle' | 'square' | 'circle' | 'diamond';
  /** The shape as a sign, for text. */
  readonly sign: string;
  /** Never alone: printers of labels are often black only. */
  readonly colour: string;
}

const MARKS: readonly StepMark[] = [
  { word: 'first dilution', shape: 'triangle', sign: '▲', colour: '#b3261e' },
  { word: 'second dilution', shape: 'square', sign: '■', colour: '#8a5a00' },
  { word: 'third dilution', shape: 'circle', sign: '●', colour: '#1f5fa8' },
];
const LATER: Omit<StepMark, 'word'> = { shape: 'diamond', sign: '◆', colour: '#4b3f8f' };

/** `step` counts from 1: the first dilution is the strongest. */
export function stepMark(step: number): StepMark {
  return MARKS[step - 1] ?? { ...LATER, word: `dilution ${step}` };
}
