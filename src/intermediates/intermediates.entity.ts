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
import type { Trituration } from '../batching/batching.types.js';
import { Lot } from '../lots/lots.entity.js';
import { Staff } from '../staff/staff.entity.js';

/**
 * A trituration or stock solution that an order needed: a lot of its own, made for one use. Its lots are its parents, or
 * the intermediate before it. It is used once its own label was scanned there; after that nothing of it changes.
 */
@Entity('intermediate')
@Unique(['pharmacyId', 'lot'])
@Unique(['orderId', 'position'])
@Unique(['orderId', 'name'])
@Check('ck_intermediate_scan_is_its_lot', 'scanned IS NULL OR upper(scanned) = upper(lot)')
export class Intermediate {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid', { default: () => `nullif(current_setting('galenic.pharmacy_id', true), '')::uuid` })
  pharmacyId: string;

  @Column('uuid')
  orderId: string;

  /** From 1 through all batches of the order, in the order they are made. */
  @Column('integer')
  position: number;

  /** `T1`; in a kit `0.5 mg T1`. */
  @Column('text')
  name: string;

  /** What its label carries and what is scanned: `G-26-0042-T1`. */
  @Column('text')
  lot: string;

  @Column('text')
  medium: Trituration['medium'];

  /** As its label prints it: `10 mcg/mg`. */
  @Column('text')
  strength: string;

  /** What is diluted: the ingredient's name, or the name of the intermediate before. */
  @Column('text')
  madeFrom: string;

  @Column('uuid', { nullable: true })
  apiLotId: string | null;

  @ManyToOne(() => Lot, { nullable: true })
  @JoinColumn({ name: 'api_lot_id' })
  apiLot: Relation<Lot> | null;

  @Column('uuid', { nullable: true })
  parentId: string | null;

  @Column('text')
  plannedApi: string;

  /** Catalogue id. */
  @Column('text')
  diluent: string;

  @Column('uuid')
  diluentLotId: string;

  @ManyToOne(() => Lot, { nullable: false })
  @JoinColumn({ name: 'diluent_lot_id' })
  diluentLot: Relation<Lot>;

  @Column('text')
  plannedDiluent: string;

  @Column('text')
  total: string;

  /** What is taken onward. */
  @Column('text')
  plannedTaken: string;

  /** Last day it may be used; never later than what it is made from. */
  @Column('date')
  useBy: string;

  @Column('uuid')
  madeById: string;

  @ManyToOne(() => Staff, { nullable: false })
  @JoinColumn({ name: 'made_by_id' })
  madeBy: Relation<Staff>;

  @CreateDateColumn({ type: 'timestamptz' })
  madeAt: Date;

  /** As weighed, with unit; null until entered. Where it is made from another, that one's `actualTaken` says it. */
  @Column('text', { nullable: true })
  actualApi: string | null;

  @Column('text', { nullable: true })
  actualDiluent: string | null;

  @Column('text', { nullable: true })
  actualTaken: string | null;

  /** What was read where it was used, in capitals, without a scanner’s mark; the database takes its own lot alone. */
  @Column('text', { nullable: true })
  scanned: string | null;

  @Column('date', { nullable: true })
  usedOn: string | null;

  @Column('timestamptz', { nullable: true })
  scannedAt: Date | null;
}
