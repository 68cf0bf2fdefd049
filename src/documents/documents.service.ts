import { Injectable } from '@nestjs/common';
import type { Formula } from '../catalogue/formula.js';
import { FormulasService } from '../formulas/formulas.service.js';
import type { OrderState } from '../orders/orders.entity.js';
import { OrdersService } from '../orders/orders.service.js';
import type { OrderDetail } from '../orders/orders.types.js';
import { LABEL_STOCKS } from '../pharmacies/label-stocks.js';
import { PharmaciesService } from '../pharmacies/pharmacies.service.js';
import type { Plan } from '../planning/plan.types.js';
import { Refusal } from '../refusals/refusal.js';
import type { SignedIn } from '../staff/signed-in.js';
import type { DocumentFacts } from './document-facts.js';
import { intermediatePdf, labelPdf, stabilityPdf, worksheetPdf } from './documents.js';
import { factsOfOrder } from './facts-of-order.js';
import { whyNoLabel } from './label-states.js';

export const PAPERS = ['label', 'stability', 'worksheet'] as const;
export type PaperKind = (typeof PAPERS)[number];

export interface Paper {
  /** Order number and kind; no patient data. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const DRAWN_BY: Readonly<Record<PaperKind, (facts: DocumentFacts) => Promise<Uint8Array>>> = {
  label: labelPdf,
  stability: stabilityPdf,
  worksheet: worksheetPdf,
};

/** The papers of stored orders. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly orders: OrdersService,
    private readonly formulas: FormulasService,
    private readonly pharmacies: PharmaciesService,
  ) {}

  async paper(by: SignedIn, orderId: string, kind: PaperKind): Promise<Paper> {
    const detail = await this.orders.get(by, orderId);
    const { plan, state, number } = detail;
    const noLabel = kind === 'label' ? whyNoLabel(state) : undefined;
    if (noLabel) throw new Refusal('refused', `No label: ${noLabel}`);
    if (!plan)
      throw new Refusal(
        'refused',
        `Order ${number} was cancelled before it had a plan; there is nothing to print.`,
      );
    const facts = factsOfOrder({
      detail,
      plan,
      pharmacy: await this.pharmacies.get(by),
      formula: await this.formulaOf(by, plan),
      earlierOrders: await this.countEarlier(by, detail),
    });
    return { fileName: `${number}-${kind}.pdf`, bytes: await DRAWN_BY[kind](facts) };
  }

  /** The label of one intermediate; there is one from the start of compounding on, until the order is discarded. */
  async intermediateLabel(by: SignedIn, orderId: string, name: string): Promise<Paper> {
    const { intermediates, number, plan, state } = await this.orders.get(by, orderId);
    const line = intermediates.find((one) => one.name === name);
    if (!line || !plan)
      throw new Refusal(
        'not-found',
        `Order ${number} has no such intermediate; those it needs are there once compounding has started.`,
      );
    if (state === 'discarded') throw new Refusal('refused', 'No label: the preparation was discarded.');
    const pharmacy = await this.pharmacies.get(by);
    const facts = {
      line,
      lines: intermediates,
      orderNumber: number,
      madeOn: plan.basis.compoundedOn,
      labelStock: LABEL_STOCKS.find((stock) => stock === pharmacy.labelStock) ?? LABEL_STOCKS[0],
    };
    return { fileName: `${line.lot}-label.pdf`, bytes: await intermediatePdf(facts) };
  }

  private async formulaOf(by: SignedIn, plan: Plan): Promise<Formula | undefined> {
    if (!plan.formula) return undefined;
    const { id, version } = plan.formula;
    const versions = await this.formulas.get(by, id);
    return versions.find((each) => each.version === version)?.content;
  }

  private async countEarlier(by: SignedIn, detail: OrderDetail): Promise<number> {
    const lines = await this.orders.list(by, { prescriptionId: detail.prescription.id });
    const gone: readonly OrderState[] = ['cancelled', 'discarded'];
    return lines.filter(
      (line) =>
        line.id !== detail.order.id && line.createdAt < detail.order.createdAt && !gone.includes(line.state),
    ).length;
  }
}
