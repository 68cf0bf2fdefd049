import { CATALOGUE } from '../catalogue/catalogue.js';
import { SHIPPED_FORMULAS } from '../catalogue/formulas.js';
import { isOpen } from '../findings/finding.js';
import { plan, type Knowledge } from '../planning/plan.js';
import type { Plan } from '../planning/plan.types.js';
import { readPlanRequest } from '../planning/read-plan-request.js';
import type { Fault } from '../refusals/refusal.js';
import { Refusal } from '../refusals/refusal.js';
import { printRequest } from './print.js';
import { readJson } from './read-json.js';

/** Exit codes: 0 releasable, 2 the request is malformed, 3 not releasable. */
const RELEASABLE = 0;
const MALFORMED = 2;
const NOT_RELEASABLE = 3;

const USAGE = `Usage:
  npm run --silent galenic -- plan request.json              prints the plan as JSON
  npm run --silent galenic -- print request.json --out DIR   writes label.pdf, stability.pdf, worksheet.pdf
  (- as the file reads standard input)
`;

const KNOWLEDGE: Knowledge = { catalogue: CATALOGUE, formulas: SHIPPED_FORMULAS };

/** The command line. Returns the exit code; everything wrong is a line on standard error. */
export async function main(words: readonly string[]): Promise<number> {
  const [command, file, ...rest] = words;
  if (command === '--help' || command === 'help') {
    process.stdout.write(USAGE);
    return RELEASABLE;
  }
  try {
    if (command === 'plan' && file && rest.length === 0) return await planFile(file);
    if (command === 'print' && file && rest.length === 2 && rest[0] === '--out' && rest[1]) {
      return await printFile(file, rest[1]);
    }
    complain([{ path: 'command', message: `is not understood\n${USAGE}` }]);
    return MALFORMED;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    complain(error.faults.length > 0 ? error.faults : [{ path: command ?? '', message: error.message }]);
    return error.kind === 'malformed' ? MALFORMED : NOT_RELEASABLE;
  }
}

async function planFile(file: string): Promise<number> {
  const { answer } = await answerOf(file);
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  return answer.releasable ? RELEASABLE : NOT_RELEASABLE;
}

async function printFile(file: string, outDir: string): Promise<number> {
  const { json, answer } = await answerOf(file);
  const written = await printRequest(json, answer, outDir);
  for (const path of written) process.stdout.write(`${path}\n`);
  if (answer.releasable) return RELEASABLE;
  process.stderr.write('No label: this preparation must not be released as it stands.\n');
  for (const finding of answer.findings.filter(isOpen)) {
    process.stderr.write(`${finding.status}: ${finding.subject}: ${finding.because}\n`);
  }
  return NOT_RELEASABLE;
}

async function answerOf(file: string): Promise<{ json: Record<string, unknown>; answer: Plan }> {
  const json = await readJson(file);
  const reading = readPlanRequest(json, CATALOGUE);
  if ('faults' in reading) throw new Refusal('malformed', 'The request is malformed.', reading.faults);
  return { json: json as Record<string, unknown>, answer: plan(reading.request, KNOWLEDGE) };
}

function complain(faults: readonly Fault[]): void {
  for (const fault of faults) process.stderr.write(`${fault.path}: ${fault.message}\n`);
}
