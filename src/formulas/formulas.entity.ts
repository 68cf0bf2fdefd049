import {
  Column,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  type Relation,
} from 'typeorm';
import type { Formula } from '../catalogue/formula.js';
import { Staff } from '../staff/staff.entity.js';

/** One version of a master formulation record. Content never changes: a change is a new version. */
@Entity('formula_version')
@Unique(['pharmacyId', 'formulaId', 'version'])
export class FormulaVersion {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid', { default: () => `nullif(current_setting('galenic.pharmacy_id', true), '')::uuid` })
  pharmacyId: string;

  @Column('text')
  formulaId: string;

  @Column('integer')
  version: number;

  @Column('text')
  status: 'draft' | 'approved' | 'superseded';

  @Column('jsonb')
  content: Formula;

  @Column('uuid', { nullable: true })
  approvedById: string | null;

  @ManyToOne(() => Staff, { nullable: true })
  @JoinColumn({ name: 'approved_by_id' })
  approvedBy: Relation<Staff> | null;

  @Column('timestamptz', { nullable: true })
  approvedAt: Date | null;
}
