import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique, VersionColumn } from 'typeorm';
import type { TemplateStep } from '../planning/titration-template.js';

/** A schedule that is written once and put into prescriptions. */
@Entity('titration_template')
@Unique(['pharmacyId', 'name'])
export class TitrationTemplateEntry {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid', { default: () => `nullif(current_setting('galenic.pharmacy_id', true), '')::uuid` })
  pharmacyId: string;

  @Column('text')
  name: string;

  @Column('jsonb')
  steps: TemplateStep[];

  /** Where the schedule comes from. */
  @Column('text', { default: '' })
  source: string;

  /** Offered where prescriptions are entered. */
  @Column('boolean', { default: true })
  active: boolean;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
