import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

export const STAFF_ROLES = ['technician', 'pharmacist', 'manager'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

@Entity('staff')
export class Staff {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid', { default: () => `nullif(current_setting('galenic.pharmacy_id', true), '')::uuid` })
  pharmacyId: string;

  /** Unique in the whole installation, lower case: what is typed at sign-in. */
  @Column('text', { unique: true })
  login: string;

  @Column('text')
  name: string;

  @Column('text')
  initials: string;

  @Column('text')
  role: StaffRole;

  /** scrypt, with its parameters and salt; never selected unless asked for. */
  @Column('text', { select: false })
  passwordHash: string;

  @Column('boolean', { default: true })
  active: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
