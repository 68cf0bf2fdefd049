import { randomUUID } from 'node:crypto';
import { dayIn, type Day } from '../calendar/day.js';
import { SHIPPED_FORMULAS } from '../catalogue/formulas.js';
import { Clock } from '../config/clock.js';
import type { Database } from '../database/database.js';
import type { EquipmentService } from '../equipment/equipment.service.js';
import type { LotsService } from '../lots/lots.service.js';
import { OrdersService } from '../orders/orders.service.js';
import type { OrderDetail } from '../orders/orders.types.js';
import type { OrderAction } from '../orders/transitions.js';
import type { PatientsService } from '../patients/patients.service.js';
import type { PharmaciesService } from '../pharmacies/pharmacies.service.js';
import { PlanningService } from '../planning/planning.service.js';
import type { PrescribersService } from '../prescribers/prescribers.service.js';
import type { PrescriptionsService } from '../prescriptions/prescriptions.service.js';
import type { SignedIn } from '../staff/signed-in.js';
import type { StaffService } from '../staff/staff.service.js';
import { DEMO_ORDERS, type DemoOrder } from './demo-orders.js';
import { DEMO_PASSWORD, DEMO_PRESCRIBERS, DEMO_STAFF, demoPatients } from './demo-people.js';
import { demoEquipment, demoLots } from './demo-stock.js';

const TIME_ZONE = 'America/New_York';
const PHARMACY_NAME = 'Northside Compounding (demo)';

/** The services a pharmacy works with; the demo uses the same ones. */
export interface Services {
  readonly database: Database;
  readonly pharmacies: PharmaciesService;
  readonly staff: StaffService;
  readonly lots: LotsService;
  readonly equipment: EquipmentService;
  readonly patients: PatientsService;
  readonly prescribers: PrescribersService;
  readonly prescriptions: PrescriptionsService;
}

/** A clock that stands still, so that orders can be made on earlier days. */
class StandingClock extends Clock {
  constructor(private readonly instant: Date) {
    super();
  }

  override now(): Date {
    return this.instant;
  }
}

interface Team {
  readonly pharmacist: SignedIn;
  readonly verifier: SignedIn;
  readonly technician: SignedIn;
}

/** Fills a blank installation with an invented pharmacy. `say` is told each step. */
export async function seedDemo(services: Services, now: Date, say: (line: string) => void): Promise<void> {
  const today = dayIn(TIME_ZONE, now);
  say('The pharmacy, its staff and its master formulation records');
  const team = await createPharmacy(services);
  say('Lots with their certificates, and equipment with its calibrations');
  await stock(services, team, today);
  say('Patients and prescribers');
  const patients = new Map<string, string>();
  for (const input of demoPatients(today)) {
    patients.set(input.name, (await services.patients.create(team.technician, input, randomUUID())).id);
  }
  const prescriberIds: string[] = [];
  for (const name of DEMO_PRESCRIBERS) {
    prescriberIds.push((await services.prescribers.create(team.technician, { name }, randomUUID())).id);
  }
  for (const [index, order] of DEMO_ORDERS.entries()) {
    say(`Order ${index + 1} of ${DEMO_ORDERS.length}: ${String(order.prescription['form'])}, ${order.upTo}`);
    const prescriberId = prescriberIds[index % prescriberIds.length] as string;
    const patientId = patients.get(order.patient) as string;
    await takeOrder(services, team, order, { patientId, prescriberId }, now);
  }
}

async function createPharmacy(services: Services): Promise<Team> {
  const [first, ...others] = DEMO_STAFF;
  if (!first) throw new Error('the demo needs a first pharmacist');
  const { pharmacyId, pharmacistId } = await services.pharmacies.create({
    name: PHARMACY_NAME,
    address: ['12 High Street', 'Springfield'],
    phone: '555 0100',
    timeZone: TIME_ZONE,
    standard: 'usp-795-2023',
    labelStock: '4x2in',
    pharmacist: { ...first, password: DEMO_PASSWORD },
  });
  const as = (staffId: string, person: (typeof DEMO_STAFF)[number]): SignedIn => ({
    ...person,
    staffId,
    pharmacyId,
    pharmacyName: PHARMACY_NAME,
    timeZone: TIME_ZONE,
    csrfToken: '',
  });
  const pharmacist = as(pharmacistId, first);
  const people: SignedIn[] = [];
  for (const person of others) {
    people.push(as(await services.staff.add(pharmacist, { ...person, password: DEMO_PASSWORD }), person));
  }
  const of = (role: SignedIn['role']) => people.find((person) => person.role === role) as SignedIn;
  return { pharmacist, verifier: of('pharmacist'), technician: of('technician') };
}

async function stock(services: Services, team: Team, today: Day): Promise<void> {
  const cream = SHIPPED_FORMULAS.find((formula) => formula.form === 'cream');
  const base = cream?.ingredients.find((part) => part.selectedBy === 'base')?.ingredient ?? '';
  for (const input of demoLots(today, base)) {
    const lot = await services.lots.receive(team.technician, input, randomUUID());
    await services.lots.release(team.pharmacist, lot.id);
  }
  for (const input of demoEquipment(today)) {
    await services.equipment.create(team.pharmacist, input, randomUUID());
  }
}

/** The steps that lead to each state, with who takes them. */
const PATH: readonly { action: OrderAction; to: DemoOrder['upTo']; by: keyof Team }[] = [
  { action: 'approve', to: 'approved', by: 'pharmacist' },
  { action: 'start-compounding', to: 'compounding', by: 'technician' },
  { action: 'finish-compounding', to: 'verification', by: 'technician' },
  { action: 'release', to: 'released', by: 'verifier' },
  { action: 'dispense', to: 'dispensed', by: 'verifier' },
];

async function takeOrder(
  services: Services,
  team: Team,
  order: DemoOrder,
  who: { patientId: string; prescriberId: string },
  now: Date,
): Promise<void> {
  const made = new Date(now.getTime() - order.madeDaysAgo * 24 * 60 * 60 * 1000);
  const clock = new StandingClock(made);
  const orders = new OrdersService(services.database, new PlanningService(services.database, clock), clock);
  const writtenOn = dayIn(TIME_ZONE, made).subtract({ days: 2 }).toString();
  const prescription = await services.prescriptions.create(
    team.technician,
    { ...who, prescription: { ...order.prescription, writtenOn } },
    randomUUID(),
  );
  let detail = await orders.create(team.technician, { prescriptionId: prescription.id }, randomUUID());
  for (const step of order.upTo === 'draft' ? [] : PATH) {
    const input = step.action === 'finish-compounding' ? { actuals: actualsOf(detail) } : {};
    detail = await orders.act(team[step.by], detail.order.id, step.action, input);
    if (step.to === order.upTo) return;
  }
}

/** The demo weighs exactly what was planned. */
function actualsOf(detail: OrderDetail): { position: number; actual: string }[] {
  return detail.components
    .filter((component) => component.needsActual)
    .map(({ position, planned }) => ({ position, actual: planned.replace(/^q\.s\. /u, '') }));
}
