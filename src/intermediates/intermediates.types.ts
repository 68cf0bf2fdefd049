import type { Lot } from '../lots/lots.entity.js';

export type IntermediateLot = Pick<Lot, 'id' | 'lot' | 'expiresOn'>;

/** One intermediate of an order's record. */
export interface IntermediateLine {
  readonly position: number;
  /** `T1`; in a kit `0.5 mg T1`. */
  readonly name: string;
  /** What is scanned: `G-26-0042-T1`. */
  readonly lot: string;
  /** `10 mcg/mg`. */
  readonly strength: string;
  /** Its place in its own chain of dilutions, from 1. */
  readonly step: number;
  readonly from: string;
  /** Null where it is made from another intermediate. */
  readonly apiLot: IntermediateLot | null;
  readonly diluent: string;
  readonly diluentLot: IntermediateLot;
  readonly total: string;
  readonly planned: { readonly api: string; readonly diluent: string; readonly taken: string };
  readonly actual: {
    readonly api: string | null;
    readonly diluent: string | null;
    readonly taken: string | null;
  };
  readonly useBy: string;
  /** Where it goes: the name of the next, or undefined for the batch itself. */
  readonly usedIn: string | undefined;
  /** Initials. */
  readonly madeBy: string;
  readonly madeAt: Date;
  readonly scannedAt: Date | null;
}

/** What is entered of an intermediate when compounding is finished. */
export interface IntermediateUse {
  readonly position: number;
  /** Only of one made from a lot: what went in of it. Of one made from another, that one's `taken` says it. */
  readonly api?: string;
  readonly diluent: string;
  readonly taken: string;
  /** The lot number as scanned or typed where it was used. */
  readonly scan: string;
}
