import type { Patient } from './patients.entity.js';

/** The allergies in one line; "not asked" is never silent. */
export function allergySummary(patient: Pick<Patient, 'allergies'>): string {
  const { status, entries } = patient.allergies;
  if (status === 'none-known') return 'none known';
  if (status === 'not-asked') return 'not asked';
  return entries.map((entry) => entry.text).join(', ');
}
