import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';

/** Clinical facts are kept in the shape of the plan request (`docs/architecture.md`), so no mapper stands between. */
export interface StoredAllergies {
  status: 'recorded' | 'none-known' | 'not-asked';
  entries: StoredAllergy[];
}
export interface StoredAllergy {
  text: string;
  kind: 'allergy' | 'intolerance' | 'contact' | 'disease' | 'preference' | 'unknown';
  clinicalStatus?: string;
  verificationStatus?: string;
  criticality?: string;
  coding?: { system: string; code: string; display?: string }[];
}
export interface StoredMedications {
  reviewedOn?: string;
  entries: {
    text: string;
    status: string;
    lastTaken?: string;
    coding?: { system: string; code: string; display?: string }[];
  }[];
}
export interface StoredConditions {
  reviewedOn?: string;
  entries: { text: string; coding?: { system: string; code: string; display?: string }[] }[];
}

@Entity('patient')
export class Patient {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid', { default: () => `nullif(current_setting('galenic.pharmacy_id', true), '')::uuid` })
  pharmacyId: string;

  @Column('text')
  name: string;

  @Column('date')
  birthDate: string;

  @Column('text', { nullable: true })
  phone: string | null;

  @Column('jsonb', { nullable: true })
  weight: { value: string; measuredOn?: string } | null;

  @Column('jsonb')
  allergies: StoredAllergies;

  @Column('jsonb')
  medications: StoredMedications;

  @Column('jsonb')
  conditions: StoredConditions;

  @VersionColumn()
  version: number;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt: Date;
}
