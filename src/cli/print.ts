import { access, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { stepsOf } from '../catalogue/formula.js';
import { SHIPPED_FORMULAS } from '../catalogue/formulas.js';
import { labelPdf, stabilityPdf, worksheetPdf, type DocumentFacts } from '../documents/documents.js';
import { LABEL_STOCKS } from '../pharmacies/label-stocks.js';
import { batchesOf, type Plan } from '../planning/plan.types.js';
import { malformed, type Fault } from '../refusals/refusal.js';

type Json = Readonly<Record<string, unknown>>;

const MOST_CHARACTERS = 200;
const MOST_ADDRESS_LINES = 6;

/** Reads the optional `pharmacy`, `prescriber` and `order` of a request, gathering every fault. */
class PrintFields {
  readonly faults: Fault[] = [];

  constructor(private readonly json: Json) {}

  private object(name: string): Json | undefined {
    const value = this.json[name];
    if (value === undefined) return undefined;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
    this.faults.push({ path: name, message: 'must be an object' });
    return undefined;
  }

  private text(path: string, value: unknown): string {
    const good = typeof value === 'string' && value.trim() !== '' && value.length <= MOST_CHARACTERS;
    if (good) return value.trim();
    this.faults.push({ path, message: `must be text of 1 to ${MOST_CHARACTERS} characters` });
    return '';
  }

  private optionalText(path: string, value: unknown): string | undefined {
    return value === undefined ? undefined : this.text(path, value);
  }

  pharmacy(): DocumentFacts['pharmacy'] {
    const pharmacy = this.object('pharmacy');
    if (!pharmacy) return undefined;
    const { address } = pharmacy;
    const lines = Array.isArray(address) && address.length <= MOST_ADDRESS_LINES ? address : undefined;
    if (!lines)
      this.faults.push({
        path: 'pharmacy.address',
        message: `must be a list of at most ${MOST_ADDRESS_LINES} lines`,
      });
    return {
      name: this.text('pharmacy.name', pharmacy['name']),
      address: (lines ?? []).map((line, i) => this.text(`pharmacy.address.${i}`, line)),
      phone: this.text('pharmacy.phone', pharmacy['phone']),
    };
  }

  prescriber(): DocumentFacts['prescriber'] {
    const prescriber = this.object('prescriber');
    return prescriber && { name: this.text('prescriber.name', prescriber['name']) };
  }

  order(): DocumentFacts['order'] {
    const order = this.object('order');
    if (!order) return undefined;
    const madeBy = this.optionalText('order.madeBy', order['madeBy']);
    const checkedBy = this.optionalText('order.checkedBy', order['checkedBy']);
    const refillsLeft = order['refillsLeft'];
    const whole = typeof refillsLeft === 'number' && Number.isInteger(refillsLeft) && refillsLeft >= 0;
    if (refillsLeft !== undefined && !whole)
      this.faults.push({ path: 'order.refillsLeft', message: 'must be a whole number, like 2' });
    return {
      number: this.text('order.number', order['number']),
      rxNumber: this.text('order.rxNumber', order['rxNumber']),
      ...(madeBy ? { madeBy } : {}),
      ...(checkedBy ? { checkedBy } : {}),
      ...(whole ? { refillsLeft } : {}),
    };
  }
}

function field(json: Json, path: readonly string[]): string | undefined {
  const value = path.reduce<unknown>((at, name) => (at as Json | undefined)?.[name], json);
  return typeof value === 'string' ? value : undefined;
}

/** The papers' facts from a request that has passed `readPlanRequest`, and the plan that answers it. */
export function factsOfRequest(json: Json, plan: Plan): DocumentFacts {
  const fields = new PrintFields(json);
  const [pharmacy, prescriber, order] = [fields.pharmacy(), fields.prescriber(), fields.order()];
  if (fields.faults.length > 0) throw malformed(fields.faults);
  const birthDate = field(json, ['patient', 'birthDate']);
  const writtenOn = field(json, ['prescription', 'writtenOn']);
  const formula = SHIPPED_FORMULAS.find(
    ({ id, version }) => id === plan.formula?.id && version === plan.formula.version,
  );
  return {
    plan,
    patient: { name: field(json, ['patient', 'name']) ?? '', ...(birthDate ? { birthDate } : {}) },
    ...(pharmacy ? { pharmacy } : {}),
    ...(prescriber ? { prescriber } : {}),
    ...(order ? { order } : {}),
    ...(writtenOn ? { writtenOn } : {}),
    labelStock: LABEL_STOCKS[0],
    ...(formula
      ? {
          steps: stepsOf(
            formula,
            batchesOf(plan).some(({ suspension }) => suspension),
          ),
          equipment: formula.equipment,
          qualityChecks: formula.qualityChecks,
        }
      : {}),
  };
}

/**
 * Writes `label.pdf`, `stability.pdf` and `worksheet.pdf` into `outDir` and gives their paths. No label unless the plan
 * is releasable, no stability sheet without a date; what an earlier run left under those names is taken away, so that
 * nobody finds a label there that this plan does not allow.
 */
export async function printRequest(json: Json, plan: Plan, outDir: string): Promise<readonly string[]> {
  const facts = factsOfRequest(json, plan);
  const files: Readonly<Record<string, Uint8Array | undefined>> = {
    'label.pdf': plan.releasable ? await labelPdf(facts) : undefined,
    'stability.pdf': plan.stability ? await stabilityPdf(facts) : undefined,
    'worksheet.pdf': await worksheetPdf(facts),
  };
  try {
    return await writeAll(files, outDir);
  } catch (error) {
    throw cannotWrite(error, outDir);
  }
}

async function writeAll(
  files: Readonly<Record<string, Uint8Array | undefined>>,
  outDir: string,
): Promise<readonly string[]> {
  await makeFolder(resolve(outDir));
  const written: string[] = [];
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(outDir, name);
    if (bytes) {
      await writeFile(path, bytes);
      written.push(path);
    } else await rm(path, { force: true });
  }
  return written;
}

/** Folder by folder: Node's own `recursive` never comes back where a file system takes no folders, like /proc. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return;
    const parent = dirname(path);
    // The parent is there, so the folder itself cannot be.
    if (code !== 'ENOENT' || parent === path || (await exists(parent))) throw error;
    await makeFolder(parent);
    await mkdir(path);
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}

const WHY_NOT: Readonly<Record<string, string>> = {
  EEXIST: 'it is a file, not a folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  ENOENT: 'no folder can be made there',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'a folder stands where a PDF must go',
  ERR_FS_EISDIR: 'a folder stands where a PDF must go',
};

function cannotWrite(error: unknown, outDir: string): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  const why = WHY_NOT[code] ?? code;
  return malformed([
    { path: '--out', message: `${outDir} cannot be written to: ${why}; name another folder` },
  ]);
}
