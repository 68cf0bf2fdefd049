import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The tenant. Row-level security lets a session see its own pharmacy only. */
@Entity('pharmacy')
export class Pharmacy {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  /** One line an array element, as printed on labels. */
  @Column('text', { array: true })
  address: string[];

  @Column('text')
  phone: string;

  /** IANA name: decides which day it is here. */
  @Column('text')
  timeZone: string;

  /** Policy profile id: `usp-795-2023` … */
  @Column('text')
  standard: string;

  /** Label stock id: `4x2in`, `100x50mm`, `4x6in`. */
  @Column('text', { default: '4x2in' })
  labelStock: string;

  /** Overrides of named policy settings; a setting that is absent has its default. */
  @Column('jsonb', { default: () => `'{}'::jsonb` })
  policy: Record<string, string>;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
