import type { Day } from '../calendar/day.js';
import type { PatientInput } from '../patients/patients.dto.js';
import type { NewStaffInput } from '../staff/staff.dto.js';

/** Everyone here is invented. */
export const DEMO_PASSWORD = 'seven quiet mortars';

export const DEMO_STAFF: readonly Omit<NewStaffInput, 'password'>[] = [
  { login: 'ada', name: 'Ada Example', initials: 'AE', role: 'pharmacist' },
  { login: 'paul', name: 'Paul Sample', initials: 'PS', role: 'pharmacist' },
  { login: 'tess', name: 'Tess Invented', initials: 'TI', role: 'technician' },
  { login: 'max', name: 'Max Fictitious', initials: 'MF', role: 'manager' },
];

export const DEMO_PRESCRIBERS = ['Dr Bea Sample', 'Dr Noor Placeholder'];

interface DemoPatient {
  readonly name: string;
  readonly birthDate: string;
  readonly allergies: PatientInput['allergies'];
  readonly medicine?: { text: string; status: string; lastTakenDaysAgo?: number };
}

const allergic = (text: string, kind: 'allergy' | 'intolerance' | 'unknown', criticality = 'high') =>
  ({
    status: 'recorded',
    entries: [
      { text, kind, clinicalStatus: 'active', verificationStatus: 'confirmed', criticality, coding: [] },
    ],
  }) as const;

const NONE = { status: 'none-known', entries: [] } as const;

const PATIENTS: readonly DemoPatient[] = [
  { name: 'Łucja Nguyễn', birthDate: '1980-02-29', allergies: open(allergic("cow's milk", 'allergy')) },
  { name: 'Bo Invented', birthDate: '1966-12-31', allergies: open(NONE) },
  {
    name: 'Cleo Fictitious',
    birthDate: '1991-06-18',
    allergies: open(allergic('milk sugar', 'intolerance', 'low')),
  },
  {
    name: 'Dov Example',
    birthDate: '1979-01-30',
    allergies: open(allergic('the red syrup', 'unknown', 'unable-to-assess')),
  },
  {
    name: 'Eli Sample',
    birthDate: '1969-08-08',
    allergies: open(NONE),
    medicine: { text: 'Percocet 5/325', status: 'active', lastTakenDaysAgo: 7 },
  },
  { name: 'Fay Placeholder', birthDate: '2001-05-20', allergies: { status: 'not-asked', entries: [] } },
  { name: 'Gus Madeup', birthDate: '1958-03-03', allergies: open(NONE) },
  { name: 'Hana Nobody', birthDate: '1987-11-05', allergies: open(NONE) },
];

function open(allergies: typeof NONE | ReturnType<typeof allergic>): PatientInput['allergies'] {
  return {
    status: allergies.status,
    entries: [...allergies.entries].map((entry) => ({ ...entry, coding: [] })),
  };
}

export function demoPatients(today: Day): PatientInput[] {
  const reviewedOn = today.subtract({ days: 60 }).toString();
  return PATIENTS.map(({ medicine, ...patient }) => ({
    ...patient,
    medications: {
      reviewedOn,
      entries: medicine
        ? [
            {
              text: medicine.text,
              status: medicine.status,
              lastTaken: today.subtract({ days: medicine.lastTakenDaysAgo ?? 0 }).toString(),
              coding: [],
            },
          ]
        : [],
    },
    conditions: { reviewedOn, entries: [] },
  }));
}
