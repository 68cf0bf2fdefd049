import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { API, CAPSULES, draft, bring, expected, text } from './support/bench.js';
import { spoiled } from './support/bad-values.js';
import { PASSWORD } from './security/house.js';
import { faultPaths, type Answer } from './support/client.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';

const PATIENT = {
  name: 'Ada Example',
  birthDate: '1980-02-29',
  phone: '+1 555 0100',
  weight: { value: '62 kg', measuredOn: '2026-01-02' },
  allergies: {
    status: 'recorded',
    entries: [
      {
        text: 'shellfish',
        kind: 'allergy',
        clinicalStatus: 'active',
        verificationStatus: 'confirmed',
        criticality: 'low',
        coding: [{ system: 'http://snomed.info/sct', code: '300913006', display: 'Shellfish allergy' }],
      },
    ],
  },
  medications: {
    reviewedOn: '2026-01-02',
    entries: [{ text: 'levothyroxine', status: 'active', lastTaken: '2026-01-01', coding: [] }],
  },
  conditions: { reviewedOn: '2026-01-02', entries: [{ text: 'fibromyalgia', coding: [] }] },
};
const PRESCRIPTION = {
  ...CAPSULES,
  strengthBasis: 'naltrexone hydrochloride',
  shell: 'hypromellose',
  uldnWithOpioidStatement: false,
};
const LIQUID = {
  writtenOn: '2026-01-05', productClass: 'LDN', form: 'oral-liquid', dose: '4.5 mg', strength: '1 mg/mL',
  vehicle: 'aqueous-preserved', timesPerDay: 1, daysSupply: 30,
};
const LOT = { ...API, lot: 'NTX-0425', expiresOn: '2030-08', onHand: '25 g', density: '0.9 g/mL' };
const { phone: _, ...asked } = PATIENT;
const PLAN = {
  compoundedOn: '2026-01-06',
  standard: 'usp-795-2023',
  policy: { creamPeriod: '28', processLoss: '5 %' },
  equipment: {
    balance: { readability: '0.1 mg', minimumWeighable: '120 mg' },
    dropper: { dropsPerMl: '24.3', calibratedFor: 'ldn-sublingual-drops' },
    applicator: { perClick: '0.25 mL', priming: '2 mL' },
    syringe: { graduation: '0.1 mL' },
  },
  patient: asked,
  prescription: { ...PRESCRIPTION, titration: [{ dose: '1.5 mg', days: 7 }] },
  lots: [LOT],
  decisions: [{ finding: 'x', decision: 'accept', reason: 'because', by: 'Ada Example' }],
};

let here: OpenPharmacy;
let ids: { patient: string; prescriber: string; order: string; lot: string };
beforeAll(async () => {
  here = await openPharmacy();
  const order = await draft(here);
  const detail = (await here.technician.get(`/api/orders/${order}`)).body;
  const person = expected(await here.technician.post('/api/patients', PATIENT), 201);
  const prescriber = expected(await here.technician.post('/api/prescribers', { name: 'Dr Bo Sample' }), 201);
  ids = { patient: text(person['id']), prescriber: text(prescriber['id']), order, lot: '' };
}, 60_000);
afterAll(() => here?.close());

it('explores', async () => {
  const lines: string[] = [];
  const run = async (route: string, sample: unknown, method = 'POST') => {
    const started = performance.now();
    let n = 0;
    for (const { what, path, body } of spoiled(sample)) {
      n++;
      const t = performance.now();
      const answer: Answer = await here.pharmacist.send(method, route, body, { 'content-type': 'application/json', 'idempotency-key': randomUUID() });
      const ms = performance.now() - t;
      if (ms > 300) lines.push(`SLOW ${route} ${path} ${what} ${ms}`);
      const paths = faultPaths(answer);
      const named = paths.some((one) => one === path || one.startsWith(`${path}.`) || one.startsWith(`${path}[`));
      const kind = answer.status >= 500 ? '500' : answer.status < 300 ? 'OK' : named && answer.status === 422 ? 'named' : `un ${answer.status}`;
      if (kind !== 'named') lines.push(`${kind} | ${method} ${route} | ${path} | ${what} | ${kind === 'OK' ? '' : JSON.stringify(answer.body).slice(0, 300)}`);
    }
    lines.push(`-- ${route} ${n} in ${Math.round(performance.now() - started)} ms`);
  };
  await run('/api/plans', PLAN);
  await run('/api/plans', { compoundedOn: '2026-01-06', standard: 'usp-795-2023', patient: asked, equipment: PLAN.equipment, prescription: LIQUID });
  await run('/api/patients', PATIENT);
  await run('/api/prescribers', { name: 'Dr Bo Sample', identifier: 'LIC', phone: '1' });
  await run('/api/prescriptions', { patientId: ids.patient, prescriberId: ids.prescriber, prescription: PRESCRIPTION });
  await run('/api/lots', { ...API, lot: 'B-1', supplier: 'Sample', receivedOn: '2026-01-02', expiresOn: '2030-01', quantity: '1 g', density: '0.9 g/mL' });
  await run('/api/equipment', { kind: 'balance', name: 'B', calibratedOn: '2026-01-01', facts: { readability: '0.1 mg', minimumWeighable: '120 mg' } });
  await run('/api/equipment', { kind: 'dropper', name: 'B', calibratedOn: '2026-01-01', facts: PLAN.equipment.dropper });
  await run('/api/orders', { prescriptionId: ids.patient });
  await run(`/api/orders/${ids.order}/decisions`, { finding: 'x', decision: 'accept', reason: 'y' });
  await run(`/api/orders/${ids.order}/cancel`, { reason: 'y' });
  await run(`/api/session`, { login: 'zed', password: PASSWORD });
  const order = await draft(here);
  await bring(here, order, 'compounding');
  await run(`/api/orders/${order}/finish-compounding`, { actuals: [{ position: 1, actual: '1 mg' }] });
  writeFileSync('/tmp/r2/explore.txt', lines.join('\n'));
}, 300_000);
