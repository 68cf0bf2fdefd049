import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { DATA, hasData } from '../../test/support/published-data.js';
import { allergy, ask, medication, PLAIN_CAPSULE } from '../../test/support/screen-question.js';
import { readMedicine } from './medicines/medicine-reading.js';
import type { AllergyEntry, Coding } from './screening.types.js';

const describeWhenThere = hasData ? describe : describe.skip;

/** Comma-separated lines with quoted fields, first line the names. */
function table(path: string): readonly Readonly<Record<string, string>>[] {
  const rows = readFileSync(join(DATA, path), 'utf8')
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
  const [names = [], ...rest] = rows;
  return rest.map((row) => Object.fromEntries(names.map((name, at) => [name, (row[at] ?? '').trim()])));
}

function count<T>(items: readonly T[], by: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[by(item)] = (counts[by(item)] ?? 0) + 1;
  return counts;
}

function namesOpioid(text: string): boolean {
  return readMedicine(medication(text)).named.some(({ kind }) => kind === 'opioid');
}

const ALL_COMPONENTS = CATALOGUE.ingredients.map(({ id, roles }) => ({
  ingredient: id,
  role: roles[0] ?? ('filler' as const),
  path: ['catalogue'],
}));

describeWhenThere('opioids as others write them', () => {
  it('every brand and generic name of the list blocks', () => {
    const missed = table('opioids/opioid-brand-generic-names.csv')
      .flatMap((row) => [row['product_name'] ?? '', row['generic_name'] ?? ''])
      .filter(
        (name) =>
          !ask({ medications: [medication(name)] }).findings.some(({ id }) =>
            id.startsWith('opioid.active/'),
          ),
      );
    expect(missed).toEqual([]);
  });

  it('every product of the opioid value sets is recognised, and nothing else of the file', () => {
    const rows = table('opioids/cqframework-codes.csv').filter(({ system }) => system?.includes('rxnorm'));
    const isOpioid = (sets = ''): boolean =>
      /misuse-potential|synthetic-opioid|oxycodone|fentanyl|methadone|buprenorphine/u.test(sets);
    const opioids = rows.filter((row) => isOpioid(row['value_sets']));
    const others = rows.filter((row) => !isOpioid(row['value_sets']));
    const missed = opioids.map((row) => row['display'] ?? '').filter((name) => !namesOpioid(name));
    const wrong = others.map((row) => row['display'] ?? '').filter((name) => namesOpioid(name));
    process.stdout.write(
      `opioid products: ${opioids.length}, missed ${missed.length}; others: ${others.length}, wrongly taken for opioids ${wrong.length}\n`,
    );
    expect({ missed, wrong }).toEqual({ missed: [], wrong: [] });
  });

  it('no benzodiazepine raises an opioid finding', () => {
    const names = table('opioids/cqframework-codes.csv')
      .filter((row) => row['value_sets']?.includes('benzodiazepine'))
      .map((row) => row['display'] ?? '');
    expect(names.length).toBeGreaterThan(100);
    for (const name of names) {
      const rules = ask({ medications: [medication(name)] }).findings.map(({ rule }) => rule);
      expect([name, rules.filter((rule) => rule.startsWith('opioid.'))]).toEqual([name, []]);
    }
  });
});

interface FhirConcept {
  readonly text?: string;
  readonly coding?: readonly {
    readonly system?: string;
    readonly code?: string;
    readonly display?: string;
  }[];
}
interface FhirResource {
  readonly resourceType?: string;
  readonly type?: string;
  readonly criticality?: string;
  readonly code?: FhirConcept;
  readonly clinicalStatus?: FhirConcept;
  readonly verificationStatus?: FhirConcept;
  readonly medicationCodeableConcept?: FhirConcept;
  readonly entry?: readonly { readonly resource?: FhirResource }[];
}

function resources(resource: FhirResource): readonly FhirResource[] {
  return [
    resource,
    ...(resource.entry ?? []).flatMap((entry) => (entry.resource ? resources(entry.resource) : [])),
  ];
}

function codings(concept: FhirConcept | undefined): readonly Coding[] {
  return (concept?.coding ?? []).map(({ system = '', code = '', display = '' }) => ({
    system,
    code,
    display,
  }));
}

function asEntry(resource: FhirResource): AllergyEntry {
  const kind = resource.type === 'allergy' || resource.type === 'intolerance' ? resource.type : 'unknown';
  return {
    text: resource.code?.text ?? '',
    kind,
    clinicalStatus: resource.clinicalStatus?.coding?.[0]?.code ?? '',
    verificationStatus: resource.verificationStatus?.coding?.[0]?.code ?? '',
    criticality: resource.criticality ?? '',
    coding: codings(resource.code),
  };
}

function files(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function fhirResources(): readonly FhirResource[] {
  const lines = readFileSync(join(DATA, 'fhir/synthea-slim.ndjson'), 'utf8')
    .split(/\r?\n/u)
    .filter((line) => line !== '');
  const texts = [...lines, ...files(join(DATA, 'fhir')).map((path) => readFileSync(path, 'utf8'))];
  return texts.flatMap((text) => resources(JSON.parse(text) as FhirResource));
}

describeWhenThere('allergies as others record them', () => {
  it('every coded substance of US Core has a defined answer for every ingredient', () => {
    const rows = table('excipients-allergens/us-core-allergy-substances.csv');
    const answers = rows.map((row) => {
      const coding = [
        { system: row['system'] ?? '', code: row['code'] ?? '', display: row['display'] ?? '' },
      ];
      return ask({ allergies: [allergy('', 'allergy', { coding })], components: PLAIN_CAPSULE });
    });
    process.stdout.write(
      `US Core substances against a plain capsule: ${JSON.stringify(count(answers, ({ status }) => status))}\n`,
    );
    expect(answers).toHaveLength(rows.length);
    expect(count(answers, ({ status }) => status)['unresolved'] ?? 0).toBeLessThan(rows.length / 10);
  });

  it('every AllergyIntolerance has a defined answer for every ingredient', () => {
    const entries = fhirResources()
      .filter(({ resourceType }) => resourceType === 'AllergyIntolerance')
      .map(asEntry);
    expect(entries.length).toBeGreaterThan(150);
    const answers = entries.map((entry) =>
      ask({ allergies: [entry], components: ALL_COMPONENTS.slice(0, 40) }),
    );
    const capsules = entries.map((entry) => ask({ allergies: [entry], components: PLAIN_CAPSULE }));
    process.stdout.write(
      `AllergyIntolerance: ${entries.length}; rows ${JSON.stringify(
        count(
          answers.flatMap(({ screened }) => screened),
          ({ result }) => result,
        ),
      )}; against a plain capsule ${JSON.stringify(count(capsules, ({ status }) => status))}\n`,
    );
    for (const { screened } of answers) expect(screened).toHaveLength(40);
  });

  it('nothing that names an opioid among the medicines passes silently', () => {
    const concepts = fhirResources().flatMap((resource) =>
      [
        resource.medicationCodeableConcept,
        resource.resourceType === 'Medication' ? resource.code : undefined,
      ].filter((concept) => concept !== undefined),
    );
    const pattern =
      /codone|codeine|morph|fentan|methadone|meperidine|tramadol|panadeine|buprenorphine|suboxone|percocet|vicodin|levomethadyl/iu;
    const wrong = concepts.filter((concept) => {
      const words = [concept.text ?? '', ...codings(concept).map(({ display }) => display ?? '')].join(' ');
      const isOpioid = pattern.test(words) && !/^\s*naloxone/iu.test(words);
      const entry = { text: concept.text ?? '', status: 'active', coding: codings(concept) };
      return isOpioid !== readMedicine(entry).named.some(({ kind }) => kind === 'opioid');
    });
    process.stdout.write(`medicines in FHIR: ${concepts.length}\n`);
    expect(wrong.map(({ text, coding }) => text ?? coding?.[0]?.display)).toEqual([]);
  });
});

describeWhenThere('ingredient strings as printed', () => {
  it('answer to milk, carmine and PEG as the list expects', () => {
    const wrong = table('excipients-allergens/allergen-excipient-map.csv').filter((row) => {
      const recorded = allergy(row['ingredient_string'] ?? '');
      const against: Record<string, string> = {
        milk: 'lactose-monohydrate',
        carmine: 'carmine',
        peg: 'macrogol-3350',
      };
      const components = [
        { ingredient: against[row['allergen'] ?? ''] ?? '', role: 'filler' as const, path: [] },
      ];
      const result = ask({ allergies: [recorded], components }).screened[0]?.result;
      return (result === 'block') !== (row['expected'] === 'contains');
    });
    expect(wrong.map((row) => row['ingredient_string'])).toEqual([]);
  });

  it('naughty strings neither break anything nor pass', () => {
    const strings = JSON.parse(readFileSync(join(DATA, 'names/blns.json'), 'utf8')) as readonly string[];
    const passed = strings.filter(
      (text) => ask({ allergies: [allergy(text)], status: 'recorded' }).status === 'pass',
    );
    // In a British record NIL means that no allergy is known.
    expect(passed).toEqual(['NIL']);
    for (const text of strings) ask({ medications: [medication(text)] });
  });
});
