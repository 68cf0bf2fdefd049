import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const EQUIPMENT_KINDS = ['balance', 'dropper', 'applicator', 'syringe'] as const;
export type EquipmentKind = (typeof EQUIPMENT_KINDS)[number];

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

  /** The facts of the plan request's `equipment` entry of this kind: readability, dropsPerMl … */
  @Column('jsonb')
  facts: Record<string, string>;

  @Column('date', { nullable: true })
  calibratedOn: string | null;

  @Column('boolean', { default: true })
  active: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
