import { asPlanned, bring, CAPSULES, draft, expected, HEALTHY, stock, text } from './bench.js';
import type { Json } from './client.js';
import type { OpenPharmacy } from './open-pharmacy.js';

/** A form as a browser sends it: where its token comes from, a right filling, and what its fields take besides. */
export interface Form {
  /** A page with a token of the session; empty for the form before there is one. */
  readonly page: string;
  readonly action: string;
  /** `@` becomes another number each time. */
  readonly fields: Readonly<Record<string, string>>;
  /** Take any line of words. */
  readonly lines?: readonly string[];
  /** Take words in several lines. */
  readonly long?: readonly string[];
  readonly optional?: readonly string[];
  readonly takes?: Readonly<Record<string, readonly string[]>>;
  /** Never shown again. */
  readonly secret?: readonly string[];
  /** Picked from a list: a value that is not in it cannot be shown. */
  readonly chosen?: readonly string[];
  /** Not seen by who fills the form in. */
  readonly hidden?: readonly string[];
}

const PATIENT = {
  name: 'Ada Example',
  birthDate: '29 Feb 1980',
  phone: '+1 555 0100',
  'weight.value': '62 kg',
  'weight.measuredOn': '2 Jan 2026',
  'allergies.status': 'recorded',
  'allergies.entries[0].text': 'shellfish',
  'allergies.entries[0].kind': 'allergy',
  'medications.reviewedOn': '2 Jan 2026',
  'medications.entries[0].text': 'levothyroxine',
  'medications.entries[0].lastTaken': '1 Jan 2026',
  'conditions.reviewedOn': '2 Jan 2026',
  'conditions.entries[0].text': 'fibromyalgia',
};
const PATIENT_FORM = {
  page: '/patients/new',
  lines: ['name', 'phone'],
  long: ['allergies.entries[0].text', 'medications.entries[0].text', 'conditions.entries[0].text'],
  optional: [
    'phone',
    'weight.measuredOn',
    'medications.reviewedOn',
    'medications.entries[0].lastTaken',
    'conditions.reviewedOn',
    'conditions.entries[0].text',
  ],
  // Without words the row is a spare one, and the status contradicts it.
  takes: { 'allergies.entries[0].text': ['nothing', 'blanks'] },
  chosen: ['allergies.status'],
  hidden: ['allergies.entries[0].kind'],
};

const STATEMENT = 'uldnWithOpioidStatement';
const LIQUID_ENTRY = {
  writtenOn: '5 Jan 2026',
  productClass: 'ULDN',
  form: 'oral-liquid',
  dose: '1 mcg',
  timesPerDay: '1',
  timing: 'bedtime',
  daysSupply: '30',
  refills: '0',
  strength: '1 mcg/mL',
  vehicle: 'preserved-aqueous',
  tablets: 'naltrexone-tablet-generic-a',
  [STATEMENT]: 'yes',
};
const TEMPLATED_ENTRY = {
  writtenOn: '5 Jan 2026',
  productClass: 'LDN',
  form: 'cream',
  dose: '4.5 mg',
  strength: '9 mg/mL',
  timesPerDay: '1',
  timing: 'bedtime',
  daysSupply: '200',
  refills: '0',
  base: 'cetomacrogol-cream',
};
const TEMPLATE = {
  name: 'T-@',
  'steps[0].dose': '0.5 mg',
  'steps[0].days': '7',
  'steps[1].dose': '100 %',
  'steps[1].days': 'the rest',
  source: 'Own practice',
};

async function enterBalance(here: OpenPharmacy, name: string): Promise<string> {
  const body = { kind: 'balance', name, facts: { readability: '0.1 mg', minimumWeighable: '20 mg' } };
  return text(expected(await here.pharmacist.post('/api/equipment', body), 201)['id']);
}

/** Every form that takes more than its button, by the route it is sent to and what is done with it. */
export async function formsOf(here: OpenPharmacy): Promise<Record<string, Form>> {
  const { technician } = here;
  const patientId = text(expected(await technician.post('/api/patients', HEALTHY), 201)['id']);
  const prescriber = expected(await technician.post('/api/prescribers', { name: 'Dr Bo Sample' }), 201);
  const lot = await stock(here, { ingredient: 'lactose monohydrate', quantity: '1 g', expiresOn: '2031-01' });
  const balance = await enterBalance(here, 'Balance of the forms');
  const retired = await enterBalance(here, 'Balance to retire');
  const templates = expected(await technician.get('/api/titration-templates'), 200);
  const template = text(templates[0]?.['id']);
  const whose = { patientId, prescriberId: text(prescriber['id']) };
  const high = await draft(here, { ...CAPSULES, dose: '6 mg' });
  const bench = await draft(here);
  await bring(here, bench, 'compounding');
  // Too little for any balance here: it goes through a dilution.
  const diluted = await draft(here, { ...CAPSULES, dose: '0.5 mg', daysSupply: 14 });
  const [dilution] = asPlanned(await bring(here, diluted, 'compounding')).intermediates ?? [];
  if (!dilution) throw new Error('the order of the forms needs no dilution');
  const { plan } = expected(await technician.get(`/api/orders/${high}`), 200);
  const findings = plan?.['findings'] as unknown as readonly Json[];
  const review = findings.find((finding) => text(finding['status']) === 'review');

  const entry = {
    page: '/patients/new',
    fields: {
      patientId,
      prescriberId: text(prescriber['id']),
      writtenOn: '5 Jan 2026',
      productClass: 'LDN',
      form: 'capsule',
      dose: '4.5 mg',
      timesPerDay: '1',
      timing: 'bedtime',
      daysSupply: '30',
      refills: '0',
      filler: 'microcrystalline-cellulose',
      strengthBasis: 'naltrexone hydrochloride',
      quantity: '30 capsule',
      deliveryDays: '2',
      'titration[0].dose': '1.5 mg',
      'titration[0].days': '7',
      'titration[1].dose': '4.5 mg',
      'titration[1].days': '23',
      titrationStrengths: '1.5 mg',
      'equipment.balance': balance,
    },
    optional: [
      'writtenOn',
      'timing',
      'refills',
      'filler',
      'strengthBasis',
      'quantity',
      'deliveryDays',
      'titrationStrengths',
      'equipment.balance',
    ],
    chosen: [
      'prescriberId',
      'productClass',
      'form',
      'timing',
      'timesPerDay',
      'filler',
      'strengthBasis',
      'equipment.balance',
    ],
    hidden: ['patientId'],
  };
  // The plan does not ask who prescribed.
  const { prescriberId: _, ...planned } = entry.fields;
  return {
    '/sign-in': {
      page: '',
      action: '/sign-in',
      fields: { login: 'nobody', password: 'wrong' },
      lines: ['login', 'password'],
      secret: ['password'],
    },
    '/staff': {
      page: '/staff',
      action: '/staff',
      fields: {
        name: 'Eve Example',
        initials: 'EE',
        role: 'technician',
        login: 'eve-@',
        password: 'kettle orbit maple',
      },
      lines: ['name'],
      takes: {
        login: ['no unit', 'an unknown word', '10^9'],
        password: ['letters of many scripts', 'markup'],
      },
      secret: ['password'],
      chosen: ['role'],
    },
    '/password': {
      page: '/password',
      action: '/password',
      fields: { present: 'not the one', password: 'kettle orbit maple' },
      secret: ['present', 'password'],
      // Not looked at while the present one is wrong.
      hidden: ['password'],
    },
    '/patients': { ...PATIENT_FORM, action: '/patients', fields: PATIENT },
    '/patients/:id': {
      ...PATIENT_FORM,
      action: `/patients/${patientId}`,
      // Another version than the register's: what is right is a conflict, and changes nothing.
      fields: { ...PATIENT, version: '99' },
      takes: { ...PATIENT_FORM.takes, version: ['10^9'] },
      hidden: [...PATIENT_FORM.hidden, 'version'],
    },
    '/prescribers': {
      page: '/prescribers/new',
      action: '/prescribers',
      fields: { name: 'Dr Bo Sample', identifier: 'LIC-0000', phone: '+1 555 0101' },
      lines: ['name', 'identifier', 'phone'],
      optional: ['identifier', 'phone'],
    },
    '/prescriptions': { ...entry, action: '/prescriptions' },
    '/prescriptions of a liquid': {
      ...entry,
      action: '/prescriptions',
      fields: { ...LIQUID_ENTRY, ...whose },
      optional: ['writtenOn', 'timing', 'refills', 'strength', 'vehicle', 'tablets'],
      chosen: [
        'prescriberId',
        'productClass',
        'form',
        'timing',
        'timesPerDay',
        'vehicle',
        'tablets',
        STATEMENT,
      ],
      takes: { [STATEMENT]: ['nothing', 'blanks'] },
    },
    '/prescriptions with a template': {
      ...entry,
      action: '/prescriptions',
      fields: { ...TEMPLATED_ENTRY, ...whose, template },
      optional: ['writtenOn', 'timing', 'refills', 'strength', 'template', 'base'],
      // The template becomes rows: it is shown as none.
      chosen: ['prescriberId', 'productClass', 'form', 'timing', 'timesPerDay', 'base', 'template'],
    },
    '/prescriptions/preview': { ...entry, action: '/prescriptions/preview', fields: planned },
    '/lots': {
      page: '/lots/new',
      action: '/lots',
      fields: {
        ingredient: 'glycerol',
        lot: 'F-@',
        supplier: 'Sample Chemicals',
        receivedOn: '2 Jan 2026',
        expiresOn: '2031-01',
        quantity: '500 mL',
        form: 'anhydrous',
        assay: '99.5 %',
        assayBasis: 'anhydrous',
        water: '1 %',
        density: '1.26 g/mL',
        'packStat.3': '180 mg',
      },
      lines: ['lot', 'supplier'],
      optional: ['form', 'assay', 'assayBasis', 'water', 'density', 'packStat.3'],
      chosen: ['ingredient', 'form', 'assayBasis'],
    },
    '/lots of shells': {
      page: '/lots/new',
      action: '/lots',
      fields: {
        ingredient: 'hypromellose-shell',
        lot: 'S-@',
        supplier: 'Sample Chemicals',
        receivedOn: '2 Jan 2026',
        expiresOn: '2031-01',
        quantity: '500 capsule',
        size: '3',
      },
      lines: ['lot', 'supplier'],
      chosen: ['ingredient', 'size'],
    },
    '/lots/:id/packing-statistics': {
      page: '/lots/new',
      action: `/lots/${lot}/packing-statistics`,
      fields: {
        size: '3',
        emptyShells: '48',
        filled: '229.2 227.8 228.4 228.9 227.1 228 229.5 228.2 227.6 228.7',
      },
      // A shell of a ton is told of at the capsules, which are not heavier than it.
      takes: { emptyShells: ['no unit', '10^9'] },
      chosen: ['size'],
    },
    '/equipment': {
      page: '/equipment/new?kind=balance',
      action: '/equipment',
      fields: {
        kind: 'balance',
        name: 'B-@',
        calibratedOn: '2 Jan 2026',
        calibrationDue: '31 Dec 2099',
        readability: '0.1 mg',
        minimumWeighable: '120 mg',
        sensitivity: '6 mg',
        standardDeviation: '0.05 mg',
      },
      lines: ['name'],
      optional: ['calibratedOn', 'calibrationDue', 'minimumWeighable', 'sensitivity', 'standardDeviation'],
      hidden: ['kind'],
    },
    '/equipment of drops': {
      page: '/equipment/new?kind=dropper',
      action: '/equipment',
      fields: {
        kind: 'dropper',
        name: 'D-@',
        calibratedFor: 'ldn-sublingual-drops',
        calibratedStrength: '6 mg/mL',
        drops: '30',
        mass: '1.356 g',
        density: '1.1 g/mL',
        dropperLot: 'T-17',
        suppliedLot: 'T-17',
      },
      lines: ['name', 'dropperLot', 'suppliedLot'],
      optional: ['calibratedStrength', 'dropperLot', 'suppliedLot'],
      chosen: ['calibratedFor'],
      hidden: ['kind'],
    },
    '/equipment of creams': {
      page: '/equipment/new?kind=applicator',
      action: '/equipment',
      fields: {
        kind: 'applicator',
        name: 'A-@',
        perClick: '0.25 mL',
        priming: '2 mL',
        deadVolume: '0.5 mL',
        calibratedBase: 'cetomacrogol-cream',
        clickError: '4 %',
      },
      lines: ['name'],
      optional: ['deadVolume', 'calibratedBase', 'clickError'],
      chosen: ['calibratedBase'],
      hidden: ['kind'],
    },
    '/equipment of capsules': {
      page: '/equipment/new?kind=capsuleMachine',
      action: '/equipment',
      fields: { kind: 'capsuleMachine', name: 'M-@', sizes: '4, 3, 1' },
      lines: ['name'],
      hidden: ['kind'],
    },
    '/equipment/:id/calibrations': {
      page: '/lots/new',
      action: `/equipment/${balance}/calibrations`,
      fields: {
        calibratedOn: '2 Jan 2026',
        calibrationDue: '31 Dec 2099',
        readability: '0.1 mg',
        minimumWeighable: '120 mg',
      },
      optional: ['calibrationDue'],
    },
    '/equipment/:id/retire': {
      page: '/lots/new',
      action: `/equipment/${retired}/retire`,
      fields: { reason: 'worn out' },
      long: ['reason'],
    },
    '/titration-templates': {
      page: '/titration-templates/new',
      action: '/titration-templates',
      fields: TEMPLATE,
      lines: ['name'],
      long: ['source'],
      optional: ['source'],
    },
    '/titration-templates/:id': {
      page: '/titration-templates/new',
      action: `/titration-templates/${template}`,
      // Another version than the register's: what is right is a conflict, and changes nothing.
      fields: { ...TEMPLATE, name: 'Another name', active: 'yes', version: '99' },
      lines: ['name'],
      long: ['source'],
      optional: ['source', 'active'],
      takes: { version: ['10^9'] },
      chosen: ['active'],
      hidden: ['version'],
    },
    '/lots/:id/quarantine': {
      page: '/lots/new',
      action: `/lots/${lot}/quarantine`,
      fields: { reason: 'seal broken' },
      long: ['reason'],
    },
    '/orders/:id/decisions': {
      page: '/lots/new',
      action: `/orders/${high}/decisions`,
      fields: { finding: text(review?.['id']), decision: 'accept', reason: 'because' },
      long: ['reason'],
      hidden: ['finding', 'decision'],
    },
    '/orders/:id/steps/:action': {
      page: '/lots/new',
      action: `/orders/${bench}/steps/finish-compounding`,
      fields: { 'actual.1': '1 mg' },
    },
    '/orders/:id/intermediates/:name': {
      page: '/lots/new',
      action: `/orders/${diluted}/intermediates/T1`,
      fields: Object.fromEntries(
        Object.entries(dilution)
          .filter(([field]) => field !== 'position')
          .map(([field, value]) => [`intermediate.1.${field}`, String(value)]),
      ),
    },
    '/orders/:id/steps/:action with a reason': {
      page: '/lots/new',
      action: `/orders/${bench}/steps/discard`,
      fields: { reason: 'because' },
      long: ['reason'],
    },
  };
}
