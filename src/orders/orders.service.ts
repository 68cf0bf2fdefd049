import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { dayIn } from '../calendar/day.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { existingId, notFound } from '../database/ids.js';
import { idempotent } from '../database/idempotent.js';
import { recordOne, type OneUse } from '../intermediates/record-one.js';
import { PlanningService } from '../planning/planning.service.js';
import { Prescription } from '../prescriptions/prescriptions.entity.js';
import { malformed, Refusal } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import { dispense, release, remove } from './after-making.js';
import { approve, reopen } from './approve.js';
import { refuseUndecidable, type DecisionAsked } from './decide.js';
import { finishCompounding } from './finish-compounding.js';
import { orderDetail } from './order-detail.js';
import { FormulationOrder, OrderDecision, OrderEvent } from './orders.entity.js';
import { listOrders, lockOrder } from './orders.queries.js';
import type { ActionInput, OrderDetail, OrderFilter, OrderLine } from './orders.types.js';
import { startCompounding } from './start-compounding.js';
import { replan, type Step, type StepResult } from './step.js';
import { OPEN_STATES, refusalOf, transitionOf, type OrderAction, type Transition } from './transitions.js';

/** What each action does besides changing the state. */
const STEPS: Readonly<Record<OrderAction, (step: Step) => StepResult | Promise<StepResult>>> = {
  approve,
  reopen,
  'start-compounding': startCompounding,
  'finish-compounding': finishCompounding,
  release,
  dispense,
  cancel: remove,
  discard: remove,
};

@Injectable()
export class OrdersService {
  constructor(
    private readonly database: Database,
    private readonly planning: PlanningService,
    private readonly clock: Clock,
  ) {}

  /** Newest first, with patient and dates, in one query. */
  list(by: SignedIn, filter: OrderFilter = {}): Promise<OrderLine[]> {
    return this.database.transact(by, (manager) => listOrders(manager, filter));
  }

  get(by: SignedIn, id: string): Promise<OrderDetail> {
    return this.database.transact(by, (manager) => orderDetail(manager, this.planning, by, id));
  }

  /** A draft for a prescription; refused while another order for it is open. */
  create(by: SignedIn, input: { prescriptionId: string }, key: string): Promise<OrderDetail> {
    return this.database.transact(by, async (manager) => {
      const request = { key, route: 'POST /api/orders', body: input };
      const id = await idempotent(manager, request, (newId) => this.insertDraft(manager, by, input, newId));
      return orderDetail(manager, this.planning, by, id);
    });
  }

  private async insertDraft(
    manager: EntityManager,
    by: SignedIn,
    input: { prescriptionId: string },
    id: string,
  ): Promise<void> {
    // The prescription is locked, so that two at once do not both find no open order.
    const prescription = await manager.findOne(Prescription, {
      where: { id: existingId(input.prescriptionId, 'prescription') },
      lock: { mode: 'pessimistic_write' },
    });
    if (!prescription) throw notFound('prescription');
    const open = await manager.findOne(FormulationOrder, {
      where: { prescriptionId: prescription.id, state: In([...OPEN_STATES]) },
    });
    if (open) {
      throw new Refusal(
        'conflict',
        `Order ${open.number} for this prescription is still ${open.state}; finish or cancel it first.`,
      );
    }
    const form = String(prescription.facts['form']);
    await manager.insert(FormulationOrder, { id, prescriptionId: prescription.id, form });
    await manager.insert(OrderEvent, {
      orderId: id,
      action: 'create',
      fromState: null,
      toState: 'draft',
      byId: by.staffId,
    });
  }

  /** A pharmacist's answer to a finding that asks for one; only while the order is a draft. */
  decide(by: SignedIn, id: string, asked: DecisionAsked): Promise<OrderDetail> {
    const reason = asked.reason.trim();
    return this.database.transact({ ...by, reason }, async (manager) => {
      const order = await lockOrder(manager, id);
      const step = this.stepFor(manager, by, order, {});
      await refuseUndecidable(step, asked, replan);
      await manager.insert(OrderDecision, {
        orderId: order.id,
        finding: asked.finding,
        decision: asked.decision,
        reason,
        byId: by.staffId,
      });
      return orderDetail(manager, this.planning, by, id);
    });
  }

  /** Takes one step of `TRANSITIONS`: of two at once, the second finds the state changed and is refused. */
  act(by: SignedIn, id: string, action: OrderAction, input: ActionInput = {}): Promise<OrderDetail> {
    const transition = transitionOf(action);
    const reason = input.reason?.trim() ?? '';
    return this.database.transact({ ...by, reason }, async (manager) => {
      const order = await lockOrder(manager, id);
      const refused = refusalOf(transition, order, by);
      if (refused) throw new Refusal(refused.kind, refused.because);
      if (transition.needsReason && reason === '') {
        throw malformed([{ path: 'reason', message: 'is missing; write why' }]);
      }
      await this.take(this.stepFor(manager, by, order, input), transition, reason);
      return orderDetail(manager, this.planning, by, id);
    });
  }

  /** Records one intermediate where it is used, before the batch is filled with it. */
  recordIntermediate(by: SignedIn, id: string, name: string, use: OneUse): Promise<OrderDetail> {
    return this.database.transact({ ...by, reason: '' }, async (manager) => {
      const order = await lockOrder(manager, id);
      await recordOne(this.stepFor(manager, by, order, {}), name, use);
      return orderDetail(manager, this.planning, by, id);
    });
  }

  private async take(step: Step, transition: Transition, reason: string): Promise<void> {
    const { manager, order, by } = step;
    const { change, record } = await STEPS[transition.action](step);
    const columns = { ...change, state: transition.to } as object;
    await manager.update(FormulationOrder, { id: order.id }, columns);
    await manager.insert(OrderEvent, {
      orderId: order.id,
      action: transition.action,
      fromState: order.state,
      toState: transition.to,
      reason,
      byId: by.staffId,
    });
    await record?.();
  }

  private stepFor(manager: EntityManager, by: SignedIn, order: FormulationOrder, input: ActionInput): Step {
    const today = dayIn(by.timeZone, this.clock.now()).toString();
    return { manager, planning: this.planning, by, order, input, today };
  }
}
