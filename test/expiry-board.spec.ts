import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BoardRow } from '../src/expiry-board/expiry-board.types.js';
import { bring, CREAM, draft, expected, text } from './support/bench.js';
import type { Json } from './support/client.js';
import { openPharmacy, type OpenPharmacy } from './support/open-pharmacy.js';

const DAY_MS = 86_400_000;

let here: OpenPharmacy;
let cream: Json;
beforeAll(async () => {
  here = await openPharmacy();
  cream = await bring(here, await draft(here, CREAM), 'released');
  await bring(here, await draft(here), 'dispensed');
}, 60_000);
afterAll(() => here?.close());

const board = async (by = here.technician, query = ''): Promise<BoardRow[]> =>
  expected(await by.get(`/api/expiry-board${query}`), 200) as unknown as BoardRow[];

/** The cream's line on the n-th day, the day it was made counted as the first. */
async function creamOn(dayNumber: number): Promise<BoardRow | undefined> {
  const made = new Date(`${text(cream['order']?.['compoundedOn'])}T12:00:00Z`);
  const who = await here.signedIn('technician');
  return here.on(new Date(made.getTime() + (dayNumber - 1) * DAY_MS).toISOString(), async () => {
    const rows = await here.expiryBoard.board(who);
    return rows.find((row) => row.orderNumber === text(cream['number']));
  });
}

describe('the expiry board', () => {
  it('shows what is made, whose it is, where it is and how long it is good', async () => {
    const row = (await board()).find((one) => one.orderNumber === text(cream['number']));
    expect(row).toMatchObject({
      state: 'released',
      form: 'cream',
      patientName: 'Ada Example',
      place: 'shelf',
      totalDays: 28,
      daysLeft: 27,
      group: 'later',
    });
    expect(row?.what).toMatch(/^naltrexone 9 mg\/mL cream, .*g$/u);
  });

  it('counts a cream down: one day left on day 27, the last on day 28, past on day 29', async () => {
    expect(await creamOn(27)).toMatchObject({ daysLeft: 1, group: 'this-week' });
    expect(await creamOn(28)).toMatchObject({ daysLeft: 0, group: 'today' });
    expect(await creamOn(29)).toMatchObject({ daysLeft: -1, group: 'past' });
  });

  it('does not let a cream go out after its last day', async () => {
    const who = await here.signedIn('technician');
    const id = text(cream['order']?.['id']);
    const last = text(cream['order']?.['beyondUseDate']);
    const after = new Date(Date.parse(`${last}T12:00:00Z`) + DAY_MS).toISOString();
    await here.on(after, async () => {
      await expect(here.orders.act(who, id, 'dispense')).rejects.toThrow(/last day of use/u);
    });
  });

  it('lists by last day, and narrows by form and place', async () => {
    const rows = await board();
    expect(rows.map((row) => row.lastDay)).toEqual(rows.map((row) => row.lastDay).toSorted());
    expect((await board(here.technician, '?form=cream')).every((row) => row.form === 'cream')).toBe(true);
    expect((await board(here.technician, '?place=at-home')).map((row) => row.state)).toContain('dispensed');
    expect((await board(here.technician, '?place=at-home')).some((row) => row.place === 'shelf')).toBe(false);
    expect((await here.technician.get('/api/expiry-board?form=gel')).status).toBe(422);
  });

  it('leaves out what is not yet released or was discarded', async () => {
    const order = await bring(here, await draft(here, CREAM), 'verification');
    expect((await board()).map((row) => row.orderNumber)).not.toContain(text(order['number']));
  });
});
