import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  VersionColumn,
  type Relation,
} from 'typeorm';
import { Lot } from '../lots/lots.entity.js';
import type { Plan } from '../planning/plan.types.js';
import { Prescription } from '../prescriptions/prescriptions.entity.js';
import { Staff } from '../staff/staff.entity.js';

export const ORDER_STATES = [
  'draft',
  'approved',
  'compounding',
  'verification',
  'released',
  'dispensed',
  'cancelled',
  'discarded',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** A formulation order: one make of one prescription, from draft to dispensed. */
@Entity('formulation_order')
@Unique(['pharmacyId', 'number'])
@Check('maker_never_verifies', 'verified_by_id IS NULL OR verified_by_id IS DISTINCT FROM made_by_id')
export class FormulationOrder {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid', { default: () => `nullif(current_setting('galenic.pharmacy_id', true), '')::uuid` })
  pharmacyId: string;

  /** `G-26-0042`: year and count in this pharmacy. Filled by the database. It is the preparation's lot number. */
  @Column('text', { default: '' })
  number: string;

  @Column('uuid')
  prescriptionId: string;

  @ManyToOne(() => Prescription, { nullable: false })
  @JoinColumn({ name: 'prescription_id' })
  prescription: Relation<Prescription>;

  @Column('text', { default: 'draft' })
  state: OrderState;

  /** The plan as approved, whole; counted from the day of compounding once that has begun. Null in a draft. */
  @Column('jsonb', { nullable: true })
  plan: Plan | null;

  /** The request the stored plan answers. */
  @Column('jsonb', { nullable: true })
  request: Record<string, unknown> | null;

  @Column('text', { nullable: true })
  formulaId: string | null;

  @Column('integer', { nullable: true })
  formulaVersion: number | null;

  /** Copied from the plan so that boards can be sorted in the database. */
  @Column('text', { nullable: true })
  form: string | null;

  @Column('date', { nullable: true })
  compoundedOn: string | null;

  @Column('date', { nullable: true })
  beyondUseDate: string | null;

  @Column('uuid', { nullable: true })
  approvedById: string | null;

  @ManyToOne(() => Staff, { nullable: true })
  @JoinColumn({ name: 'approved_by_id' })
  approvedBy: Relation<Staff> | null;

  @Column('uuid', { nullable: true })
  madeById: string | null;

  @ManyToOne(() => Staff, { nullable: true })
  @JoinColumn({ name: 'made_by_id' })
  madeBy: Relation<Staff> | null;

  @Column('uuid', { nullable: true })
  verifiedById: string | null;

  @ManyToOne(() => Staff, { nullable: true })
  @JoinColumn({ name: 'verified_by_id' })
  verifiedBy: Relation<Staff> | null;

  @Column('date', { nullable: true })
  dispensedOn: string | null;

  /** Where the preparation is. */
  @Column('text', { default: 'none' })
  place: 'none' | 'bench' | 'shelf' | 'at-home';

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}

/** Every step of an order: append-only. */
@Entity('order_event')
export class OrderEvent {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid', { default: () => `nullif(current_setting('galenic.pharmacy_id', true), '')::uuid` })
  pharmacyId: string;

  @Column('uuid')
  orderId: string;

  @ManyToOne(() => FormulationOrder, { nullable: false })
  @JoinColumn({ name: 'order_id' })
  order: Relation<FormulationOrder>;

  @Column('text')
  action: string;

  @Column('text', { nullable: true })
  fromState: OrderState | null;

  @Column('text')
  toState: OrderState;

  @Column('text', { default: '' })
  reason: string;

  @Column('uuid')
  byId: string;

  @ManyToOne(() => Staff, { nullable: false })
  @JoinColumn({ name: 'by_id' })
  by: Relation<Staff>;

  @CreateDateColumn({ type: 'timestamptz' })
  at: Date;
}

/** A pharmacist's answer to a finding of an order's plan: append-only, the latest for a finding counts. */
@Entity('order_decision')
export class OrderDecision {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid', { default: () => `nullif(current_setting('galenic.pharmacy_id', true), '')::uuid` })
  pharmacyId: string;

  @Column('uuid')
  orderId: string;

  @ManyToOne(() => FormulationOrder, { nullable: false })
  @JoinColumn({ name: 'order_id' })
  order: Relation<FormulationOrder>;

  @Column('text')
  finding: string;

  @Column('text')
  decision: 'accept' | 'decline';

  @Column('text')
  reason: string;

  @Column('uuid')
  byId: string;

  @ManyToOne(() => Staff, { nullable: false })
  @JoinColumn({ name: 'by_id' })
  by: Relation<Staff>;

  @CreateDateColumn({ type: 'timestamptz' })
  at: Date;
}

/** A component of the compounding record: what was drawn from which lot, planned and as weighed. */
@Entity('order_component')
@Unique(['orderId', 'position'])
export class OrderComponent {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid', { default: () => `nullif(current_setting('galenic.pharmacy_id', true), '')::uuid` })
  pharmacyId: string;

  @Column('uuid')
  orderId: string;

  @ManyToOne(() => FormulationOrder, { nullable: false })
  @JoinColumn({ name: 'order_id' })
  order: Relation<FormulationOrder>;

  @Column('integer')
  position: number;

  /** Catalogue id. */
  @Column('text')
  ingredient: string;

  /** Null for a counted part that is kept without lots. */
  @Column('uuid', { nullable: true })
  lotId: string | null;

  @ManyToOne(() => Lot, { nullable: true })
  @JoinColumn({ name: 'lot_id' })
  lot: Relation<Lot> | null;

  /** Target with unit. */
  @Column('text')
  planned: string;

  /** As weighed or measured, with unit; null until entered. */
  @Column('text', { nullable: true })
  actual: string | null;
}
