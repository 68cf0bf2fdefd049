import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LoggerService } from '@nestjs/common';
import { bring, draft, HEALTHY } from './support/bench.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';

const NAME = 'Quintessa Unlogged-Invented';
const lines: string[] = [];
const keep = (...parts: unknown[]): void => void lines.push(parts.map(String).join(' '));
const LOGGER: LoggerService = { log: keep, error: keep, warn: keep, debug: keep, verbose: keep, fatal: keep };

let here: OpenPharmacy;
beforeAll(async () => {
  here = await openPharmacy();
  here.house.app.useLogger(LOGGER);
}, 60_000);
afterAll(() => here?.close());

describe('the log', () => {
  it('names no patient, whatever is asked, done or refused', async () => {
    const { technician, house } = here;
    const encoded = encodeURIComponent(NAME);
    const patient = { ...HEALTHY, name: NAME, phone: '+1 555 7357' };
    await bring(here, await draft(here, undefined, patient), 'released');
    await technician.post('/api/patients', { ...patient, birthDate: NAME, [NAME]: 1 });
    await technician.post('/api/patients', { ...patient, allergies: { status: NAME, entries: [NAME] } });
    await technician.post('/api/patients', `{"name": "${NAME}`, NAME.replace(' ', '-'));
    await technician.post('/api/orders', { prescriptionId: NAME });
    await technician.get(`/api/patients?birthDate=${encoded}`);
    await technician.get(`/api/patients/${encoded}`);
    await technician.get(`/api/${encoded}/nothing`);
    await here.stranger.get(`/api/patients?name=${encoded}`);
    await here.stranger.post('/api/session', { login: NAME, password: `${NAME} secret` });
    const browser = await house.signedIn('ada');
    await browser.get(`/patients?q=${encoded}`);
    await browser.get(`/${encoded}`);
    await browser.get(`/patients/%E0%A4%A${encoded}`);
    await browser.post('/patients', { name: NAME, birthDate: NAME, _idempotencyKey: NAME }, '/patients/new');
    // A failure of our own: the table is gone from under the query.
    await house.rows('ALTER TABLE patient RENAME TO patient_away');
    const failed = await technician.post('/api/patients', patient);
    const sought = await technician.get(`/api/patients?name=${encoded}`);
    await house.rows('ALTER TABLE patient_away RENAME TO patient');
    expect([failed.status, sought.status]).toEqual([500, 500]);
    expect(JSON.stringify([failed.body, sought.body])).not.toMatch(
      /Quintessa|patient_away|relation|select/iu,
    );

    expect(lines.length).toBeGreaterThan(10);
    expect(lines.some((line) => /^[0-9a-f]{10} 500 POST \/api\/patients /u.test(line))).toBe(true);
    expect(lines.filter((line) => /Quintessa|Unlogged|555 7357/iu.test(line))).toEqual([]);
  });
});
