import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('prescriber')
export class Prescriber {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid', { default: () => `nullif(current_setting('galenic.pharmacy_id', true), '')::uuid` })
  pharmacyId: string;

  @Column('text')
  name: string;

  /** Licence or national identifier, as the jurisdiction has it. */
  @Column('text', { nullable: true })
  identifier: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
