import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  type Relation,
} from 'typeorm';
import type { CapsuleSize } from '../catalogue/ingredient.js';

export const LOT_UNITS = ['mg', 'mL', 'capsule', 'tablet'] as const;
export type LotUnit = (typeof LOT_UNITS)[number];

/** Facts of the certificate of analysis and of the pharmacy's own measurements, as the plan request has them. */
export interface LotCertificate {
  form?: 'anhydrous' | 'dihydrate' | 'monohydrate' | 'base';
  assay?: string;
  assayBasis?: 'anhydrous' | 'as-is';
  water?: string;
  /** Net mass that fills one capsule, by capsule size: the mean of `packing` where it was weighed here. */
  packStat?: Record<string, string>;
  density?: string;
  /** Shells only. */
  size?: CapsuleSize;
  /** The weighings behind a packing statistic, by capsule size. For the record; plans do not need them. */
  packing?: Record<string, PackingRecord>;
}

/** Amounts with unit as they were weighed, and what was worked out of them. */
export interface PackingRecord {
  filled: string[];
  emptyShells: string[];
  /** Relative standard deviation of the net fills, in percent. */
  rsd: string;
}

export const LOT_STATUSES = ['quarantined', 'released', 'recalled'] as const;
export type LotStatus = (typeof LOT_STATUSES)[number];

@Entity('lot')
@Unique(['pharmacyId', 'ingredient', 'lot'])
@Check('lot_on_hand_never_negative', 'on_hand >= 0')
export class Lot {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid', { default: () => `nullif(current_setting('galenic.pharmacy_id', true), '')::uuid` })
  pharmacyId: string;

  /** Catalogue id. */
  @Column('text')
  ingredient: string;

  @Column('text')
  lot: string;

  @Column('text')
  supplier: string;

  @Column('date')
  receivedOn: string;

  /** Last day of use; month-only expiries are stored as the month's last day. */
  @Column('date')
  expiresOn: string;

  /** Exact decimal in `unit`; written only by the ledger's trigger. */
  @Column('numeric', { default: 0 })
  onHand: string;

  @Column('text')
  unit: LotUnit;

  @Column('text', { default: 'quarantined' })
  status: LotStatus;

  @Column('jsonb', { default: () => `'{}'::jsonb` })
  certificate: LotCertificate;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}

export const MOVEMENT_REASONS = ['received', 'drawn', 'returned', 'adjusted', 'wasted', 'recalled'] as const;
export type MovementReason = (typeof MOVEMENT_REASONS)[number];

/** The stock ledger: append-only; a lot's on-hand is the sum of its movements. */
@Entity('stock_movement')
export class StockMovement {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid', { default: () => `nullif(current_setting('galenic.pharmacy_id', true), '')::uuid` })
  pharmacyId: string;

  @Column('uuid')
  lotId: string;

  @ManyToOne(() => Lot, { nullable: false })
  @JoinColumn({ name: 'lot_id' })
  lot: Relation<Lot>;

  /** Signed, in the lot's unit: received is positive, drawn negative. */
  @Column('numeric')
  quantity: string;

  @Column('text')
  reason: MovementReason;

  /** The order it was drawn for. */
  @Column('uuid', { nullable: true })
  orderId: string | null;

  @Column('text', { default: '' })
  note: string;

  @Column('uuid', {
    default: () => `nullif(current_setting('galenic.actor_id', true), '')::uuid`,
    nullable: true,
  })
  byId: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  at: Date;
}
