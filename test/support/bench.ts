import { randomUUID } from 'node:crypto';
import type { Answer, Client, Json } from './client.js';

/** The staff of one pharmacy over HTTP. */
export interface Bench {
  readonly technician: Client;
  readonly pharmacist: Client;
  readonly second: Client;
}

export const CAPSULES = {
  writtenOn: '2026-01-05',
  productClass: 'LDN',
  form: 'capsule',
  dose: '4.5 mg',
  timesPerDay: 1,
  timing: 'bedtime',
  daysSupply: 30,
  refills: 2,
  filler: 'microcrystalline cellulose',
};

export const CREAM = {
  writtenOn: '2026-01-05',
  productClass: 'LDN',
  form: 'cream',
  dose: '4.5 mg',
  strength: '9 mg/mL',
  timesPerDay: 1,
  timing: 'bedtime',
  daysSupply: 28,
};

export const HEALTHY = {
  name: 'Ada Example',
  birthDate: '1980-02-29',
  weight: { value: '62 kg', measuredOn: '2026-01-02' },
  allergies: { status: 'none-known', entries: [] },
  medications: { reviewedOn: '2026-01-02', entries: [] },
  conditions: { reviewedOn: '2026-01-02', entries: [] },
};

/** The answer's body, when the status is as expected; else the whole answer is shown. */
export function expected(answer: Answer, status: number): Json {
  if (answer.status !== status)
    throw new Error(`expected ${status}: ${JSON.stringify(answer).slice(0, 2000)}`);
  return answer.body;
}

export const text = (json: Json | undefined): string => json as unknown as string;

export async function enterPrescription(
  bench: Bench,
  prescription: Record<string, unknown> = CAPSULES,
  patient: Record<string, unknown> = HEALTHY,
): Promise<string> {
  const person = expected(await bench.technician.post('/api/patients', patient), 201);
  const prescriber = expected(await bench.technician.post('/api/prescribers', { name: 'Dr Bo Sample' }), 201);
  const entered = await bench.technician.post('/api/prescriptions', {
    patientId: person['id'],
    prescriberId: prescriber['id'],
    prescription,
  });
  return text(expected(entered, 201)['id']);
}

/** A draft order, with a new patient of its own. */
export async function draft(
  bench: Bench,
  prescription: Record<string, unknown> = CAPSULES,
  patient: Record<string, unknown> = HEALTHY,
): Promise<string> {
  const prescriptionId = await enterPrescription(bench, prescription, patient);
  const answer = await bench.technician.post('/api/orders', { prescriptionId });
  return text(expected(answer, 201)['order']?.['id']);
}

export function act(by: Client, id: string, action: string, body: unknown = {}): Promise<Answer> {
  return by.post(`/api/orders/${id}/${action}`, body, null);
}

export interface Entered {
  readonly actuals: { position: number; actual: string }[];
  /** Absent where the order has none. */
  readonly intermediates?: { position: number; api?: string; diluent: string; taken: string; scan: string }[];
}

const measured = (planned: string): string => planned.replace(/^q\.s\. /u, '');

/** What was planned, entered as weighed, and every intermediate that is not recorded yet scanned where it is used. */
export function asPlanned(order: Json): Entered {
  const components = order['components'] as unknown as {
    position: number;
    planned: string;
    needsActual: boolean;
  }[];
  const intermediates = order['intermediates'] as unknown as {
    position: number;
    lot: string;
    scannedAt: string | null;
    apiLot: object | null;
    planned: { api: string; diluent: string; taken: string };
  }[];
  const open = intermediates.filter(({ scannedAt }) => scannedAt === null);
  const uses = open.map(({ position, lot, apiLot, planned }) => ({
    position,
    ...(apiLot ? { api: planned.api } : {}),
    diluent: measured(planned.diluent),
    taken: planned.taken,
    scan: lot,
  }));
  return {
    actuals: components
      .filter((component) => component.needsActual)
      .map(({ position, planned }) => ({ position, actual: measured(planned) })),
    ...(uses.length > 0 ? { intermediates: uses } : {}),
  };
}

/** Takes a draft as far as `until`, each step by who should take it. */
export async function bring(bench: Bench, id: string, until: string): Promise<Json> {
  const steps: readonly [string, (order: Json) => Promise<Answer>][] = [
    ['approved', () => act(bench.pharmacist, id, 'approve')],
    ['compounding', () => act(bench.technician, id, 'start-compounding')],
    ['verification', (order) => act(bench.technician, id, 'finish-compounding', asPlanned(order))],
    ['released', () => act(bench.pharmacist, id, 'release')],
    ['dispensed', () => act(bench.technician, id, 'dispense')],
  ];
  let order = expected(await bench.technician.get(`/api/orders/${id}`), 200);
  const behind = steps.findIndex(([state]) => state === text(order['state'])) + 1;
  for (const [state, step] of steps.slice(behind)) {
    if (text(order['state']) === until) break;
    order = expected(await step(order), 200);
    if (text(order['state']) !== state) throw new Error(`expected ${state}`);
  }
  return order;
}

/** Receives a lot and has a pharmacist release it; gives back its id. */
export async function stock(bench: Bench, lot: Record<string, unknown>): Promise<string> {
  const received = await bench.technician.post('/api/lots', {
    lot: `T-${randomUUID().slice(0, 8)}`,
    supplier: 'Sample Chemicals',
    receivedOn: '2026-01-02',
    ...lot,
  });
  const id = text(expected(received, 201)['id']);
  expected(await bench.pharmacist.post(`/api/lots/${id}/release`, {}, null), 200);
  return id;
}

/** Takes every lot of an ingredient out of use, so that a test decides what there is. */
export async function empty(bench: Bench, ingredient: string): Promise<void> {
  const query = `/api/lots?status=released&ingredient=${encodeURIComponent(ingredient)}`;
  const lots = expected(await bench.pharmacist.get(query), 200) as unknown as { id: string }[];
  for (const { id } of lots) {
    expected(await bench.pharmacist.post(`/api/lots/${id}/quarantine`, { reason: 'test' }, null), 200);
  }
}

export const API = {
  ingredient: 'naltrexone hydrochloride',
  form: 'dihydrate',
  assay: '99.5 %',
  assayBasis: 'anhydrous',
  water: '8.6 %',
  packStat: { '1': '300 mg', '2': '220 mg', '3': '180 mg', '4': '126 mg' },
};
