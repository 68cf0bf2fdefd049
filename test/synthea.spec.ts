import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../src/catalogue/catalogue.js';
import { FORMS } from '../src/catalogue/formula.js';
import { SHIPPED_FORMULAS } from '../src/catalogue/formulas.js';
import { STATUSES } from '../src/findings/finding.js';
import { plan } from '../src/planning/plan.js';
import { readPlanRequest } from '../src/planning/read-plan-request.js';
import {
  CELLULOSE,
  CREAM_LOTS,
  DIHYDRATE,
  FINE_EQUIPMENT,
  LIQUID_LOTS,
  requestFor,
} from './support/plan-requests.js';
import { dataPath, hasData } from './support/published-data.js';

interface Coded {
  text?: string;
  coding?: { system: string; code: string; display?: string }[];
}

interface Resource {
  resourceType: string;
  status?: string;
  name?: { given?: string[]; family?: string }[];
  birthDate?: string;
  code?: Coded;
  medicationCodeableConcept?: Coded;
  type?: string;
  criticality?: string;
  clinicalStatus?: Coded;
  verificationStatus?: Coded;
}

const wording = (concept: Coded | undefined) => ({
  text: concept?.text ?? '',
  coding: concept?.coding ?? [],
});

/** A patient of the bundle as the request has them, entries as they stand. */
function patientOf(resources: readonly Resource[]): Record<string, unknown> {
  const person = resources.find((resource) => resource.resourceType === 'Patient');
  const of = (type: string) => resources.filter((resource) => resource.resourceType === type);
  const allergies = of('AllergyIntolerance').map((resource) => ({
    ...wording(resource.code),
    kind: resource.type === 'intolerance' ? 'intolerance' : 'allergy',
    clinicalStatus: resource.clinicalStatus?.coding?.[0]?.code,
    verificationStatus: resource.verificationStatus?.coding?.[0]?.code,
    criticality: resource.criticality,
  }));
  return {
    name: `${person?.name?.[0]?.given?.join(' ')} ${person?.name?.[0]?.family}`,
    birthDate: person?.birthDate,
    allergies: { status: allergies.length > 0 ? 'recorded' : 'not-asked', entries: allergies },
    medications: {
      reviewedOn: '2025-03-01',
      entries: of('MedicationRequest').map((resource) => ({
        ...wording(resource.medicationCodeableConcept),
        status: resource.status,
      })),
    },
    conditions: {
      reviewedOn: '2025-03-01',
      entries: of('Condition').map((resource) => wording(resource.code)),
    },
  };
}

const PRESCRIBED = {
  capsule: { form: 'capsule' },
  'oral-liquid': { form: 'oral-liquid' },
  'sublingual-drops': { form: 'sublingual-drops', strength: '6 mg/mL', daysSupply: 28 },
  cream: { form: 'cream', strength: '9 mg/mL', daysSupply: 28 },
};

(hasData ? describe : describe.skip)('published synthetic patients', () => {
  const base = SHIPPED_FORMULAS.find((formula) => formula.form === 'cream')?.ingredients.find(
    (part) => part.selectedBy === 'base',
  )?.ingredient as string;
  const lots = [
    DIHYDRATE,
    CELLULOSE,
    ...LIQUID_LOTS,
    ...CREAM_LOTS(base, '0.97 g/mL').filter((lot) => lot.lot !== 'GLY'),
  ];

  it('every one of them gets a defined answer for every form', () => {
    const lines = readFileSync(dataPath('fhir', 'synthea-slim.ndjson'), 'utf8').trim().split('\n');
    const counts = new Map<string, number>();
    for (const line of lines) {
      const bundle = JSON.parse(line) as { entry: { resource: Resource }[] };
      const patient = patientOf(bundle.entry.map((entry) => entry.resource));
      for (const form of FORMS) {
        const json = requestFor(PRESCRIBED[form], { patient, lots, equipment: FINE_EQUIPMENT });
        const reading = readPlanRequest(json, CATALOGUE);
        if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
        const answer = plan(reading.request, { catalogue: CATALOGUE, formulas: SHIPPED_FORMULAS });
        expect(STATUSES).toContain(answer.status);
        expect(answer.batch).not.toBeNull();
        const entries = Math.max(1, reading.request.patient.allergies.entries.length);
        expect(answer.screened.length).toBeGreaterThanOrEqual(entries);
        const key = `${form} ${answer.status}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const table = [...counts].sort().map(([key, count]) => `  ${key}: ${count}`);
    process.stdout.write(`${lines.length} patients × ${FORMS.length} forms\n${table.join('\n')}\n`);
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(lines.length * FORMS.length);
  });
});
