import { In, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { existingId, notFound } from '../database/ids.js';
import type { Decision } from '../findings/finding.js';
import type { Staff } from '../staff/staff.entity.js';
import { FormulationOrder, OrderDecision, OrderEvent } from './orders.entity.js';
import type { DecisionLine, EventLine, OrderFilter, OrderLine, Person } from './orders.types.js';
import { ENDS } from './transitions.js';

const MOST_LISTED = 500;

/** Not the plan: it is large, and a list shows none of it. */
const LISTED = [
  ...['id', 'number', 'state', 'form', 'prescriptionId', 'createdAt'].map((column) => `made.${column}`),
  ...['compoundedOn', 'beyondUseDate', 'dispensedOn'].map((column) => `made.${column}`),
  ...['id', 'number', 'facts', 'patientId'].map((column) => `prescription.${column}`),
  ...['id', 'name'].map((column) => `patient.${column}`),
];

/** One query: newest first. */
export async function listOrders(manager: EntityManager, filter: OrderFilter): Promise<OrderLine[]> {
  const query = manager
    .createQueryBuilder(FormulationOrder, 'made')
    .innerJoin('made.prescription', 'prescription')
    .innerJoin('prescription.patient', 'patient')
    .select([...LISTED])
    .where(whereOf(filter))
    .orderBy('made.createdAt', 'DESC')
    .addOrderBy('made.number', 'DESC')
    .limit(MOST_LISTED);
  if (filter.patientId)
    query.andWhere('prescription.patientId = :patientId', { patientId: filter.patientId });
  const orders = await query.getMany();
  return orders.map((order) => ({
    id: order.id,
    number: order.number,
    state: order.state,
    form: order.form,
    prescriptionId: order.prescriptionId,
    prescriptionNumber: order.prescription.number,
    patientId: order.prescription.patientId,
    patientName: order.prescription.patient.name,
    dose: String(order.prescription.facts['dose'] ?? ''),
    compoundedOn: order.compoundedOn,
    beyondUseDate: order.beyondUseDate,
    dispensedOn: order.dispensedOn,
    createdAt: order.createdAt,
  }));
}

function whereOf(filter: OrderFilter): FindOptionsWhere<FormulationOrder> {
  return {
    ...(filter.unfinished ? { state: Not(In([...ENDS])) } : {}),
    ...(filter.state ? { state: filter.state } : {}),
    ...(filter.prescriptionId ? { prescriptionId: filter.prescriptionId } : {}),
  };
}

/** The order with prescription, patient, prescriber and the people who acted, or the refusal `not-found`. */
export async function getOrder(manager: EntityManager, id: string): Promise<FormulationOrder> {
  // `find`, not `findOne`: with relations that asks twice.
  const [order] = await manager.find(FormulationOrder, {
    where: { id: existingId(id, 'order') },
    relations: {
      prescription: { patient: true, prescriber: true },
      approvedBy: true,
      madeBy: true,
      verifiedBy: true,
    },
  });
  if (!order) throw notFound('order');
  return order;
}

/** The order's row alone, locked until the end of the transaction: two at once take turns. */
export async function lockOrder(manager: EntityManager, id: string): Promise<FormulationOrder> {
  const order = await manager.findOne(FormulationOrder, {
    where: { id: existingId(id, 'order') },
    lock: { mode: 'pessimistic_write' },
  });
  if (!order) throw notFound('order');
  return order;
}

export async function eventsOf(manager: EntityManager, orderId: string): Promise<EventLine[]> {
  const events = await manager.find(OrderEvent, {
    where: { orderId },
    relations: { by: true },
    order: { at: 'ASC', id: 'ASC' },
  });
  return events.map(({ action, fromState, toState, reason, by, at }) => ({
    action,
    fromState,
    toState,
    reason,
    by: personOf(by),
    at,
  }));
}

export async function decisionsOf(manager: EntityManager, orderId: string): Promise<DecisionLine[]> {
  const decisions = await manager.find(OrderDecision, {
    where: { orderId },
    relations: { by: true },
    order: { at: 'ASC', id: 'ASC' },
  });
  return decisions.map(({ finding, decision, reason, by, at }) => ({
    finding,
    decision,
    reason,
    by: personOf(by),
    at,
  }));
}

/** As the plan is told them: one for each finding, the last that was given. */
export function answersOf(decisions: readonly DecisionLine[]): Decision[] {
  const last = new Map(decisions.map((decision) => [decision.finding, decision]));
  return [...last.values()].map(({ finding, decision, reason, by }) => ({
    finding,
    decision,
    reason,
    by: by.name,
  }));
}

export function personOf(staff: Pick<Staff, 'id' | 'name' | 'initials'>): Person {
  return { id: staff.id, name: staff.name, initials: staff.initials };
}
