/** A body with one thing wrong. */
export interface Spoiled {
  readonly what: string;
  /** Where the fault is, as the API names it; empty for the whole body. */
  readonly path: string;
  readonly body: string;
}

type Step = string | number;

/** Text that any field of free text takes, and no other. */
const TEXTS = {
  'no unit': '4.5',
  'a comma': '4,5 mg',
  'a negative amount': '-4.5 mg',
  'an unknown word': 'unobtainium',
  'an impossible day': '2026-02-30',
  'the word __proto__': '__proto__',
  'the word constructor': 'constructor',
  'letters of many scripts': 'סוכר Nguyễn 🧪 ﷽',
  SQL: `'; DROP TABLE patient; --`,
  markup: '<script>alert(1)</script>',
};

/** Text with line breaks and turned directions: only long text takes it. */
const LINES = { 'a line break': 'one\r\ntwo', 'turned text': 'a\u202eb' };

/** What no field takes, but for those that say so. */
const INSTEAD = {
  'a number': 7,
  'a fraction': 1.5,
  '-1': -1,
  '10^9': 1_000_000_000,
  true: true,
  null: null,
  'an empty list': [],
  'a list of null': [null],
  'a list in a list': [[]],
  'a list of text': ['x'],
  'an empty object': {},
  'an object': { x: 1 },
  'an object like a list': { length: 3, 0: 'x' },
  'empty text': '',
  blanks: ' \t\u00a0',
  '10 kB': 'x'.repeat(10_000),
  'U+0000': 'a\u0000b',
  'half a character': 'a\ud83db',
};

/** Names no object of ours has as fields, though every object has some of them. */
const KEYS = ['extra', 'constructor', 'toString', 'toJSON', 'then', 'length', '__defineGetter__'];

/** Groups of bad values that a field may accept: `text`, `lines`, `optional`, or the name of one value. */
export function isAccepted(accepts: string, what: string): boolean {
  return accepts.split(' | ').some((one) => {
    if (one === 'text') return what in TEXTS;
    if (one === 'lines') return what in TEXTS || what in LINES;
    if (one === 'optional') return what === 'null' || what === 'missing';
    if (one === 'amount')
      return what === 'next to nothing' || what === 'more than there is' || what === 'exact';
    return one === what;
  });
}

/** Words without anything special about them: what was created with them is like any other. */
export function isPlainText(what: string): boolean {
  return what in TEXTS && what !== 'letters of many scripts' && what !== 'markup';
}

/** Every way to spoil one place of `sample`, at every depth. */
export function* spoiled(sample: object): Generator<Spoiled> {
  for (const steps of places(sample)) {
    const path = pathOf(steps);
    const here = at(sample, steps);
    const put = (value: unknown, ...more: Step[]): string =>
      JSON.stringify(withAt(sample, [...steps, ...more], value));
    if (steps.length > 0) {
      const values = { ...TEXTS, ...LINES, ...INSTEAD, ...extremes(here) };
      for (const [what, value] of Object.entries(values)) yield { what, path, body: put(value) };
      if (typeof steps.at(-1) === 'string') yield { what: 'missing', path, body: put(undefined) };
    }
    if (typeof here !== 'object' || here === null || Array.isArray(here)) continue;
    for (const key of KEYS) yield { what: 'a key', path: pathOf([...steps, key]), body: put(1, key) };
    yield { what: 'a prototype', path: '', body: put({ x: 1 }, '@@').replace('@@', '__proto__') };
    yield { what: 'a prototype', path: '', body: put({ prototype: { x: 1 } }, 'constructor') };
  }
}

/** For an amount: nothing, next to nothing, more than there is, and more places than a scale tells, in its own unit. */
function extremes(value: unknown): Record<string, string> {
  const unit = typeof value === 'string' ? /^\d+(?:\.\d+)? (\S+)$/u.exec(value)?.[1] : undefined;
  if (unit === undefined) return {};
  return {
    zero: `0 ${unit}`,
    'next to nothing': `0.${'0'.repeat(36 - unit.length)}1 ${unit}`,
    'more than there is': `${'9'.repeat(38 - unit.length)} ${unit}`,
    exact: `1.${'3'.repeat(30)} ${unit}`,
    'another unit': `1 ${unit === 'click' ? 'mg' : 'click'}`,
    'not finite': `1e309 ${unit}`,
  };
}

function* places(value: unknown, steps: readonly Step[] = []): Generator<readonly Step[]> {
  yield steps;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield* places(inner, [...steps, Array.isArray(value) ? Number(key) : key]);
  }
}

function at(value: unknown, steps: readonly Step[]): unknown {
  return steps.reduce((here, step) => (here as Record<Step, unknown>)[step], value);
}

function withAt(value: unknown, steps: readonly Step[], put: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return put;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<Step, unknown>;
  copy[step] = withAt(copy[step], rest, put);
  return copy;
}

function pathOf(steps: readonly Step[]): string {
  return steps.reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`),
    '',
  );
}
