import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const EQUIPMENT_KINDS = ['balance', 'dropper', 'applicator', 'syringe', 'capsuleMachine'] as const;
export type EquipmentKind = (typeof EQUIPMENT_KINDS)[number];

/** The facts of the plan request's `equipment` entry of a kind: readability, dropsPerMl, sizes … */
export type EquipmentFacts = Record<string, string | string[]>;

@Entity('equipment')
export class EquipmentItem {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid', { default: () => `nullif(current_setting('galenic.pharmacy_id', true), '')::uuid` })
  pharmacyId: string;

  @Column('text')
  kind: EquipmentKind;

  @Column('text')
  name: string;

  /** As the last calibration found them; earlier ones are in the audit trail. */
  @Column('jsonb')
  facts: EquipmentFacts;

  @Column('date', { nullable: true })
  calibratedOn: string | null;

  /** Last day on which it may be used without a new calibration. */
  @Column('date', { nullable: true })
  calibrationDue: string | null;

  /** False once it was taken out of use; the reason is in the audit trail. */
  @Column('boolean', { default: true })
  active: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
