import {
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import type { EquipmentChoice } from '../equipment/equipment-choice.js';
import { Patient } from '../patients/patients.entity.js';
import { Prescriber } from '../prescribers/prescribers.entity.js';

@Entity('prescription')
export class Prescription {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid', { default: () => `nullif(current_setting('galenic.pharmacy_id', true), '')::uuid` })
  pharmacyId: string;

  /** `100001`, counted in each pharmacy; printed as Rx number. Filled by the database. */
  @Column('integer', { default: 0 })
  number: number;

  @Column('uuid')
  patientId: string;

  @ManyToOne(() => Patient, { nullable: false })
  @JoinColumn({ name: 'patient_id' })
  patient: Relation<Patient>;

  @Column('uuid')
  prescriberId: string;

  @ManyToOne(() => Prescriber, { nullable: false })
  @JoinColumn({ name: 'prescriber_id' })
  prescriber: Relation<Prescriber>;

  /** The `prescription` object of the plan request, as entered. */
  @Column('jsonb')
  facts: Record<string, unknown>;

  /** Ids of the equipment that was chosen for it, by kind; a kind left out is made with the newest in date. */
  @Column('jsonb', { default: () => `'{}'::jsonb` })
  equipment: EquipmentChoice;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
