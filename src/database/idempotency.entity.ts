import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** What a creating request created, so that the same request sent again creates nothing; see `idempotent`. */
@Entity('idempotency_key')
export class IdempotencyKey {
  @PrimaryColumn('uuid', { default: () => `nullif(current_setting('galenic.pharmacy_id', true), '')::uuid` })
  pharmacyId: string;

  @PrimaryColumn('text')
  key: string;

  @Column('text')
  route: string;

  /** SHA-256 of the request in hex: the same key with another request is a mistake, not a repeat. */
  @Column('text')
  bodyHash: string;

  /** Null only inside the transaction that creates. */
  @Column('uuid', { nullable: true })
  resultId: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
