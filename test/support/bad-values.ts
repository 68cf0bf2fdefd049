/** What a careless or hostile program may send in place of one field. */
export interface BadValue {
  readonly what: string;
  readonly body: string;
  /** Where the fault is expected: the path of the field as the API names it. */
  readonly path: string;
}

type Step = string | number;

const NUL = '\u0000';
const HALF = '\ud83d';

/** Values that no field of the kind named would take, and some that only text takes. */
const INSTEAD: readonly (readonly [what: string, value: unknown])[] = [
  ['a number', 7],
  ['0', 0],
  ['-1', -1],
  ['1.5', 1.5],
  ['10^9', 1_000_000_000],
  ['2^53', 2 ** 53],
  ['true', true],
  ['null', null],
  ['an empty list', []],
  ['a list of null', [null]],
  ['a list in a list', [[]]],
  ['a list of text', ['x']],
  ['an empty object', {}],
  ['an object', { x: 1 }],
  ['an object with length', { length: 3, 0: 'x' }],
  ['empty text', ''],
  ['blanks', ' \t\u00a0'],
  ['100 kB', 'x'.repeat(100_000)],
  ['no unit', '4.5'],
  ['a comma', '4,5 mg'],
  ['a negative amount', '-4.5 mg'],
  ['infinity', '1e309 mg'],
  ['an unknown word', 'unobtainium'],
  ['an impossible day', '2026-02-30'],
  ['a day beyond', '+010000-01-01'],
  ['__proto__', '__proto__'],
  ['constructor', 'constructor'],
  ['toString', 'toString'],
  ['U+0000', `a${NUL}b`],
  ['half a character', `a${HALF}b`],
  ['right to left', '\u202eסוכר 🧪 ﷽'],
  ['a line break', 'one\r\ntwo'],
  ['SQL', `'; DROP TABLE patient; --`],
  ['markup', '<script>alert(1)</script>'],
];

/** Names of fields that no object of ours has, some of which every JavaScript object has. */
const KEYS = ['extra', 'constructor', 'toString', 'hasOwnProperty', 'toJSON', 'then', 'length', '__defineGetter__'];

/** Every way to spoil one place of `sample`, at every depth; `open` are objects whose keys are data. */
export function* spoiled(sample: unknown): Generator<BadValue> {
  for (const steps of places(sample)) {
    const path = pathOf(steps);
    if (steps.length > 0) {
      for (const [what, value] of INSTEAD) yield { what, path, body: JSON.stringify(withAt(sample, steps, value)) };
      for (const [what, value] of extremes(at(sample, steps))) {
        yield { what, path, body: JSON.stringify(withAt(sample, steps, value)) };
      }
      if (typeof steps.at(-1) === 'string')
        yield { what: 'missing', path, body: JSON.stringify(withAt(sample, steps, undefined)) };
    }
    const here = at(sample, steps);
    if (typeof here !== 'object' || here === null || Array.isArray(here)) continue;
    for (const key of KEYS) {
      const inner = JSON.stringify(withAt(sample, [...steps, key], 1));
      yield { what: `the key ${key}`, path: pathOf([...steps, key]), body: inner };
    }
    const marked = JSON.stringify(withAt(sample, [...steps, '@@proto'], { x: 1 }));
    yield { what: 'a prototype', path: '', body: marked.replace('@@proto', '__proto__') };
    const built = JSON.stringify(withAt(sample, [...steps, 'constructor'], { prototype: { x: 1 } }));
    yield { what: 'a constructor with prototype', path: '', body: built };
  }
}

/** For an amount: nothing, next to nothing, and more than there is, in its own unit. */
function extremes(value: unknown): [string, string][] {
  const unit = typeof value === 'string' ? /^\d+(?:\.\d+)? (\S+)$/u.exec(value)?.[1] : undefined;
  if (unit === undefined) return [];
  return [
    ['zero', `0 ${unit}`],
    ['next to nothing', `0.${'0'.repeat(36 - unit.length)}1 ${unit}`],
    ['more than there is', `${'9'.repeat(38 - unit.length)} ${unit}`],
    ['exact to 30 places', `1.${'3'.repeat(30)} ${unit}`],
  ];
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
