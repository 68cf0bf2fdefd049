/** A number that was put into a formula, with where it comes from. */
export interface Input {
  readonly name: string;
  readonly value: string;
  /** `prescription`, `policy processLoss`, `lot NTX-0425`, `formula`, `balance`, `syringe` …; `worked out` above. */
  readonly from: string;
}

/** How one number of the plan came about. */
export interface Working {
  /** The number's name, once in a batch: `API for the batch`. An input `worked out` has the name of its own working. */
  readonly of: string;
  /** With the inputs' names in braces: `{dose} × {potency factor}`. */
  readonly formula: string;
  readonly inputs: readonly Input[];
  readonly result: string;
  /** What else a reader must know: the rule of a rounding, a trap. */
  readonly note?: string;
}

const NAMED = /\{([^}]+)\}/gu;

/** `API per capsule = dose × potency factor = 4.5 mg × 1.01211 = 4.5545 mg (dose: prescription)`. */
export function workingText({ of, formula, inputs, result, note }: Working): string {
  const names = formula.replace(NAMED, '$1');
  const values = formula.replace(NAMED, (_whole, name: string) => {
    const input = inputs.find((each) => each.name === name);
    if (!input) throw new Error(`${of}: the formula names ${name}, which is not among its inputs`);
    return input.value;
  });
  const steps = [names, values, result].filter((step, at, all) => step !== all[at - 1]);
  const origins = inputs
    .filter(({ from }) => from !== 'worked out')
    .map(({ name, from }) => (name === from ? name : `${name}: ${from}`));
  const said = [...(note ? [note] : []), ...(origins.length > 0 ? [`(${origins.join('; ')})`] : [])];
  return [`${of} = ${steps.join(' = ')}`, ...said].join(' ');
}

/** The working of a number and of everything that went into it, the number itself first. */
export function unfold(workings: readonly Working[], of: string): readonly Working[] {
  const found = workings.find((working) => working.of === of);
  if (!found) return [];
  const inner = found.inputs
    .filter(({ from }) => from === 'worked out')
    .flatMap(({ name }) => unfold(workings, name));
  return [found, ...inner.filter((working, at) => inner.indexOf(working) === at)];
}

/** Two lines of a batch may rest on the same number, such as the least weighable: it is shown once. */
export function shownOnce(workings: readonly Working[]): readonly Working[] {
  return workings.filter(
    ({ of, result }, at) => workings.findIndex((each) => each.of === of && each.result === result) === at,
  );
}
