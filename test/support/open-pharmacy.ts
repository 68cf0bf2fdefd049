import { randomUUID } from 'node:crypto';
import { dayIn } from '../../src/calendar/day.js';
import { SHIPPED_FORMULAS } from '../../src/catalogue/formulas.js';
import { demoEquipment, demoLots } from '../../src/demo/demo-stock.js';
import { EquipmentService } from '../../src/equipment/equipment.service.js';
import { ExpiryBoardService } from '../../src/expiry-board/expiry-board.service.js';
import { LotsService } from '../../src/lots/lots.service.js';
import { OrdersService } from '../../src/orders/orders.service.js';
import { SessionsService } from '../../src/staff/sessions.service.js';
import type { SignedIn } from '../../src/staff/signed-in.js';
import { openHouse, PASSWORD, type House } from '../security/house.js';
import type { Bench } from './bench.js';
import { Client } from './client.js';

/** A pharmacy with staff, formulas, lots and equipment, and its staff over HTTP. */
export interface OpenPharmacy extends Bench {
  readonly house: House;
  readonly manager: Client;
  /** Nobody signed in. */
  readonly stranger: Client;
  readonly orders: OrdersService;
  readonly expiryBoard: ExpiryBoardService;
  signedIn(role: 'technician' | 'pharmacist'): Promise<SignedIn>;
  /** Runs `work` while the service takes it to be `instant`; over HTTP the sessions would end. */
  on<T>(instant: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openPharmacy(): Promise<OpenPharmacy> {
  const house = await openHouse();
  const { app, url, clock, ids } = house;
  const signedIn = async (role: 'technician' | 'pharmacist'): Promise<SignedIn> => {
    const sessions = app.get(SessionsService);
    return sessions.get(await sessions.open(role === 'technician' ? ids.tom : ids.ada));
  };
  await fillShelves(house, await signedIn('pharmacist'));
  return {
    house,
    technician: await Client.signIn(url, 'tom', PASSWORD),
    pharmacist: await Client.signIn(url, 'ada', PASSWORD),
    second: await Client.signIn(url, 'bea', PASSWORD),
    manager: await Client.signIn(url, 'mia', PASSWORD),
    stranger: new Client(url, undefined),
    orders: app.get(OrdersService),
    expiryBoard: app.get(ExpiryBoardService),
    signedIn,
    on: async (instant, work) => {
      clock.forward((Date.parse(instant) - Date.now()) / 60_000);
      try {
        return await work();
      } finally {
        clock.reset();
      }
    },
    close: () => house.close(),
  };
}

async function fillShelves({ app }: House, by: SignedIn): Promise<void> {
  const today = dayIn(by.timeZone, new Date());
  const cream = SHIPPED_FORMULAS.find((formula) => formula.form === 'cream');
  const base = cream?.ingredients.find((part) => part.selectedBy === 'base')?.ingredient ?? '';
  const lots = app.get(LotsService);
  for (const input of demoLots(today, base)) {
    const lot = await lots.receive(by, input, randomUUID());
    await lots.release(by, lot.id);
  }
  for (const input of demoEquipment(today)) await app.get(EquipmentService).create(by, input, randomUUID());
}
