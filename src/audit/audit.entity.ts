import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One write to one row, with the row before and after. Written by database triggers only; the app role can read. */
@Entity('audit_event')
export class AuditEvent {
  @PrimaryGeneratedColumn({ type: 'bigint' })
  id: string;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  at: Date;

  @Column('uuid', { nullable: true })
  pharmacyId: string | null;

  @Column('uuid', { nullable: true })
  actorId: string | null;

  @Column('text', { default: '' })
  reason: string;

  @Column('text')
  tableName: string;

  @Column('text')
  rowId: string;

  @Column('text')
  action: 'INSERT' | 'UPDATE' | 'DELETE';

  @Column('jsonb', { nullable: true })
  oldRow: Record<string, unknown> | null;

  @Column('jsonb', { nullable: true })
  newRow: Record<string, unknown> | null;
}
