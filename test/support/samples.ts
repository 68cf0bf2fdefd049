import { API, asPlanned, bring, CAPSULES, draft, enterPrescription, expected, stock, text } from './bench.js';
import type { OpenPharmacy } from './open-pharmacy.js';

/** A right body for a route that takes one, and what each of its fields may be besides. */
export interface Sample {
  readonly path: string;
  readonly body: object;
  /** By path of a field: groups of values that are right too, see `isAccepted`. Nothing else may be taken. */
  readonly accepts?: Readonly<Record<string, string>>;
  /** Checks that what was created can be worked with. */
  readonly follow?: (id: string) => Promise<void>;
}

const coded = (place: string): Record<string, string> => ({
  [`${place}.entries`]: 'optional | an empty list',
  // Words may be missing where there is a code.
  [`${place}.entries[0].text`]: 'lines | empty text | blanks',
  [`${place}.entries[0].coding`]: 'optional | an empty list',
  [`${place}.entries[0].coding[0].system`]: 'text',
  [`${place}.entries[0].coding[0].code`]: 'text',
  [`${place}.entries[0].coding[0].display`]: 'lines | optional | empty text | blanks',
});
/** Words of other systems: one that is not known counts as active. */
const STATUS = 'lines | optional | empty text | blanks';
const coding = [{ system: 'http://snomed.info/sct', code: '300913006', display: 'Shellfish allergy' }];

const PATIENT = {
  name: 'Ada Example',
  birthDate: '1980-02-29',
  phone: '+1 555 0100',
  weight: { value: '62 kg', measuredOn: '2026-01-02' },
  allergies: {
    status: 'recorded',
    entries: [
      {
        text: 'shellfish',
        kind: 'allergy',
        clinicalStatus: 'active',
        verificationStatus: 'confirmed',
        criticality: 'low',
        coding,
      },
    ],
  },
  medications: {
    reviewedOn: '2026-01-02',
    entries: [{ text: 'levothyroxine', status: 'active', lastTaken: '2026-01-01', coding }],
  },
  conditions: { reviewedOn: '2026-01-02', entries: [{ text: 'fibromyalgia', coding }] },
};
const PATIENT_ACCEPTS: Record<string, string> = {
  name: 'text',
  phone: 'text | optional',
  weight: 'optional',
  'weight.value': 'amount',
  'weight.measuredOn': 'optional',
  allergies: 'optional',
  ...coded('allergies'),
  'allergies.entries[0].clinicalStatus': STATUS,
  'allergies.entries[0].verificationStatus': STATUS,
  'allergies.entries[0].criticality': STATUS,
  medications: 'optional | an empty object',
  'medications.reviewedOn': 'optional',
  ...coded('medications'),
  'medications.entries[0].status': STATUS,
  'medications.entries[0].lastTaken': 'optional',
  conditions: 'optional | an empty object',
  'conditions.reviewedOn': 'optional',
  ...coded('conditions'),
};

const PRESCRIPTION = {
  ...CAPSULES,
  strengthBasis: 'naltrexone hydrochloride',
  shell: 'hypromellose',
  uldnWithOpioidStatement: false,
  titration: [{ dose: '1.5 mg', days: 7 }],
  titrationStrengths: ['1.5 mg'],
  quantity: '30 capsule',
  deliveryDays: 2,
};
const SHORTEST = { productClass: 'LDN', form: 'capsule', dose: '4.5 mg', timesPerDay: 1, daysSupply: 30 };
const PRESCRIPTION_ACCEPTS: Record<string, string> = {
  writtenOn: 'optional',
  dose: 'amount',
  timing: 'optional',
  daysSupply: 'a number',
  refills: 'a number | optional',
  filler: 'optional',
  shell: 'optional',
  strengthBasis: 'optional',
  uldnWithOpioidStatement: 'true | optional',
  titration: 'optional | an empty list',
  'titration[0].dose': 'amount',
  'titration[0].days': 'a number',
  titrationStrengths: 'optional | an empty list',
  'titrationStrengths[0]': 'amount',
  quantity: 'optional | amount',
  deliveryDays: 'a number | optional',
};

const CERTIFICATE = { ...API, packStat: { '3': '180 mg' }, density: '0.9 g/mL' };
const CERTIFICATE_ACCEPTS: Record<string, string> = {
  form: 'optional',
  assay: 'optional | next to nothing | exact',
  assayBasis: 'optional',
  water: 'optional | zero | next to nothing | exact',
  packStat: 'optional | an empty object',
  'packStat.3': 'amount | missing',
  density: 'optional | amount',
};

/** A balance may leave out its minimum only where it says by which other rule it is found. */
const BALANCE = {
  readability: '0.1 mg',
  minimumWeighable: '120 mg',
  sensitivity: '6 mg',
  standardDeviation: '0.05 mg',
};
const DROPPER = {
  drops: '30',
  mass: '1.356 g',
  density: '1.1 g/mL',
  calibratedFor: 'ldn-sublingual-drops',
  calibratedStrength: '6 mg/mL',
  dropperLot: 'T-17',
  suppliedLot: 'T-17',
};
const APPLICATOR = {
  perClick: '0.25 mL',
  priming: '2 mL',
  deadVolume: '0.5 mL',
  calibratedBase: 'cetomacrogol-cream',
  clickError: '4 %',
};
const MACHINE = { sizes: ['4', '3'] };
const EQUIPMENT_ACCEPTS = {
  balance: {
    readability: 'amount',
    minimumWeighable: 'amount | optional',
    sensitivity: 'amount | optional',
    standardDeviation: 'zero | amount | optional',
  },
  dropper: {
    mass: 'amount',
    density: 'amount',
    calibratedFor: 'text',
    calibratedStrength: 'amount | optional',
    dropperLot: 'text | optional',
    suppliedLot: 'text | optional',
  },
  applicator: {
    perClick: 'amount',
    priming: 'zero | amount',
    deadVolume: 'zero | amount | optional',
    calibratedBase: 'optional',
    clickError: 'zero | next to nothing | exact | optional',
  },
  syringe: { graduation: 'amount' },
  capsuleMachine: {},
};

const TEMPLATE = {
  name: 'Template @',
  steps: [
    { dose: '0.5 mg', days: 7 },
    { share: '100 %', days: 0 },
  ],
  source: 'Own practice',
};
const TEMPLATE_ACCEPTS: Record<string, string> = {
  name: 'text',
  source: 'lines | optional | empty text | blanks',
  'steps[0].dose': 'amount',
  'steps[0].days': 'a number',
  // Left out, what is missing is a dose.
  'steps[1].share': 'next to nothing | exact | optional',
  'steps[1].days': 'a number',
};

const PACKED = ['181.2', '179.8', '180.4', '180.9', '179.1', '180', '181.5', '180.2', '179.6', '180.7'].map(
  (net) => `${Number(net) + 48} mg`,
);

const PLAN = {
  compoundedOn: '2026-01-06',
  standard: 'usp-795-2023',
  policy: { creamPeriod: '28', processLoss: '5 %' },
  equipment: {
    balance: BALANCE,
    dropper: DROPPER,
    applicator: APPLICATOR,
    syringe: { graduation: '0.1 mL' },
    capsuleMachine: MACHINE,
  },
  // Its other fields are those of POST /api/patients.
  patient: {
    name: 'Ada Example',
    birthDate: '1980-02-29',
    pastOrders: [
      { on: '2025-12-01', productClass: 'LDN', form: 'oral-liquid', dose: '4.5 mg', strength: '1 mg/mL' },
    ],
  },
  prescription: {
    productClass: 'LDN',
    form: 'oral-liquid',
    dose: '4.5 mg',
    timesPerDay: 1,
    daysSupply: 30,
    strength: '1 mg/mL',
    vehicle: 'preserved-aqueous',
    base: 'cetomacrogol-cream',
    tablets: 'naltrexone-tablet-generic-a',
  },
  lots: [{ ...CERTIFICATE, lot: 'NTX-0425', expiresOn: '2030-08', onHand: '25 g', size: '3' }],
  decisions: [{ finding: 'x', decision: 'accept', reason: 'because', by: 'Ada Example' }],
};
const PLAN_ACCEPTS: Record<string, string> = {
  policy: 'optional | an empty object',
  'policy.creamPeriod': 'optional',
  'policy.processLoss': 'optional | zero | next to nothing | exact',
  equipment: 'optional | an empty object',
  ...Object.fromEntries(Object.keys(EQUIPMENT_ACCEPTS).map((kind) => [`equipment.${kind}`, 'optional'])),
  ...under('equipment.balance', EQUIPMENT_ACCEPTS.balance),
  ...under('equipment.dropper', EQUIPMENT_ACCEPTS.dropper),
  ...under('equipment.syringe', EQUIPMENT_ACCEPTS.syringe),
  'patient.name': 'text',
  'patient.birthDate': 'optional',
  'patient.pastOrders': 'optional | an empty list',
  'patient.pastOrders[0].dose': 'amount',
  'patient.pastOrders[0].strength': 'amount | optional',
  // In a plan request any words are a base; the plan then asks for a new calibration.
  ...under('equipment.applicator', { ...EQUIPMENT_ACCEPTS.applicator, calibratedBase: 'text | optional' }),
  ...under('prescription', {
    dose: 'amount',
    daysSupply: 'a number',
    strength: 'optional | amount',
    vehicle: 'optional',
    base: 'optional',
    tablets: 'optional',
  }),
  lots: 'optional | an empty list',
  ...under('lots[0]', {
    ...CERTIFICATE_ACCEPTS,
    'packStat.3': 'amount | optional',
    lot: 'text',
    size: 'optional',
    onHand: 'zero | amount',
  }),
  decisions: 'optional | an empty list',
  ...under('decisions[0]', { finding: 'lines | empty text | blanks', reason: 'lines', by: 'text' }),
};

function under(place: string, accepts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(accepts).map(([path, what]) => [`${place}.${path}`, what]));
}

async function enterBalance(here: OpenPharmacy, name: string): Promise<string> {
  const body = { kind: 'balance', name, facts: { readability: '0.1 mg', minimumWeighable: '20 mg' } };
  return text(expected(await here.pharmacist.post('/api/equipment', body), 201)['id']);
}

/** A sample for every route of the API that takes a body, by method and pattern; several where a body has several shapes. */
export async function samplesOf(here: OpenPharmacy): Promise<Record<string, readonly Sample[]>> {
  const patientId = text(expected(await here.technician.post('/api/patients', PATIENT), 201)['id']);
  const prescriber = expected(await here.technician.post('/api/prescribers', { name: 'Dr Bo Sample' }), 201);
  const prescriberId = text(prescriber['id']);
  const changed = text(expected(await here.technician.post('/api/patients', PATIENT), 201)['id']);
  const lot = await stock(here, { ingredient: 'lactose monohydrate', quantity: '1 g', expiresOn: '2031-01' });
  const item = (name: string): Promise<string> => enterBalance(here, name);
  const [balance, retired] = [await item('Balance to calibrate'), await item('Balance to retire')];
  const templates = expected(await here.technician.get('/api/titration-templates'), 200);
  const template = text(templates[0]?.['id']);
  const open = await draft(here);
  const bench = await draft(here);
  const weighed = asPlanned(await bring(here, bench, 'compounding')).actuals.slice(0, 1);
  // Too little for any balance here: it goes through a dilution.
  const diluted = await draft(here, { ...CAPSULES, dose: '0.5 mg', daysSupply: 14 });
  const dilutedAtBench = await bring(here, diluted, 'compounding');
  const [{ position: _, ...dilution } = { position: 0 }] = asPlanned(dilutedAtBench).intermediates ?? [];
  const over = await draft(here);
  expected(await here.pharmacist.post(`/api/orders/${over}/cancel`, { reason: 'test' }, null), 200);

  const drafts = async (prescriptionId: string): Promise<void> => {
    const { order } = expected(await here.technician.post('/api/orders', { prescriptionId }), 201);
    expected(await here.technician.get(`/api/orders/${text(order?.['id'])}`), 200);
  };
  const draftsFor = async (id: string): Promise<void> => {
    const body = { patientId: id, prescriberId, prescription: CAPSULES };
    await drafts(text(expected(await here.technician.post('/api/prescriptions', body), 201)['id']));
  };
  const draftsNow = async (): Promise<void> => drafts(await enterPrescription(here));
  const equipment = (kind: string, facts: object): Sample => ({
    path: '/api/equipment',
    body: { kind, name: 'E @', calibratedOn: '2026-01-01', calibrationDue: '2099-12-31', facts },
    accepts: {
      name: 'text',
      calibratedOn: 'optional',
      calibrationDue: 'optional',
      ...under('facts', EQUIPMENT_ACCEPTS[kind as 'balance']),
    },
    follow: draftsNow,
  });
  const step = (action: string): Sample => ({
    path: `/api/orders/${over}/${action}`,
    body: { reason: 'because' },
    accepts: { reason: 'lines | optional | empty text | blanks' },
  });
  const reasoned = (action: string): Sample => ({ ...step(action), accepts: { reason: 'lines' } });

  return {
    'POST /api/session': [
      {
        path: '/api/session',
        body: { login: 'nobody', password: 'wrong' },
        accepts: { login: 'text', password: 'text' },
      },
    ],
    'DELETE /api/session': [],
    'POST /api/plans': [{ path: '/api/plans', body: PLAN, accepts: PLAN_ACCEPTS }],
    'POST /api/patients': [
      { path: '/api/patients', body: PATIENT, accepts: PATIENT_ACCEPTS, follow: draftsFor },
    ],
    'PUT /api/patients/:id': [
      {
        path: `/api/patients/${changed}`,
        // Another version than the register's: what is right is a conflict, and changes nothing.
        body: { name: 'Ada Example', birthDate: '1980-02-29', version: 77 },
        accepts: { name: 'text', version: 'a number | 10^9' },
      },
    ],
    'POST /api/prescribers': [
      {
        path: '/api/prescribers',
        body: { name: 'Dr Bo Sample', identifier: 'LIC-0000', phone: '+1 555 0101' },
        accepts: { name: 'text', identifier: 'text | optional', phone: 'text | optional' },
      },
    ],
    'POST /api/prescriptions': [
      {
        path: '/api/prescriptions',
        body: { patientId, prescriberId, prescription: PRESCRIPTION },
        accepts: under('prescription', PRESCRIPTION_ACCEPTS),
        follow: drafts,
      },
      {
        path: '/api/prescriptions',
        body: { patientId, prescriberId, prescription: SHORTEST, equipment: { balance } },
        accepts: {
          ...under('prescription', PRESCRIPTION_ACCEPTS),
          equipment: 'optional | an empty object',
          'equipment.balance': 'optional',
        },
        follow: drafts,
      },
    ],
    'POST /api/lots': [
      {
        path: '/api/lots',
        body: {
          ...CERTIFICATE,
          lot: 'L @',
          supplier: 'Sample',
          receivedOn: '2026-01-02',
          expiresOn: '2030-01',
          quantity: '1 g',
        },
        accepts: { ...CERTIFICATE_ACCEPTS, lot: 'text', supplier: 'text' },
        follow: async (id) => {
          expected(await here.pharmacist.post(`/api/lots/${id}/release`, {}, null), 200);
          await draftsNow();
          expected(await here.pharmacist.post(`/api/lots/${id}/quarantine`, { reason: 'test' }, null), 200);
        },
      },
      {
        path: '/api/lots',
        body: {
          ingredient: 'hypromellose',
          lot: 'S @',
          supplier: 'Sample',
          receivedOn: '2026-01-02',
          expiresOn: '2030-01',
          quantity: '1000 capsule',
          size: '3',
        },
        accepts: { lot: 'text', supplier: 'text' },
      },
    ],
    'POST /api/lots/:id/packing-statistics': [
      {
        path: `/api/lots/${lot}/packing-statistics`,
        body: { size: '3', emptyShells: ['48 mg'], filled: PACKED },
        // One weighing far off is told of all ten together.
        accepts: {
          'emptyShells[0]': 'amount',
          ...Object.fromEntries(PACKED.map((_, index) => [`filled[${index}]`, 'amount'])),
        },
      },
    ],
    'POST /api/lots/:id/release': [],
    'POST /api/formulas/:formulaId/adopt': [],
    'POST /api/lots/:id/quarantine': [
      // It can be done once only: then each right reason is a conflict.
      { path: `/api/lots/${lot}/quarantine`, body: { reason: 'seal broken' }, accepts: { reason: 'lines' } },
    ],
    'POST /api/equipment': [
      equipment('balance', BALANCE),
      equipment('dropper', DROPPER),
      equipment('applicator', APPLICATOR),
      equipment('syringe', { graduation: '0.1 mL' }),
      equipment('capsuleMachine', MACHINE),
    ],
    'POST /api/equipment/:id/calibrations': [
      {
        path: `/api/equipment/${balance}/calibrations`,
        body: { calibratedOn: '2026-01-02', calibrationDue: '2099-12-31', facts: BALANCE },
        accepts: { calibrationDue: 'optional', ...under('facts', EQUIPMENT_ACCEPTS.balance) },
        follow: draftsNow,
      },
    ],
    'POST /api/equipment/:id/retire': [
      // It can be done once only: then each right reason is a conflict.
      {
        path: `/api/equipment/${retired}/retire`,
        body: { reason: 'worn out' },
        accepts: { reason: 'lines' },
      },
    ],
    'POST /api/titration-templates': [
      {
        path: '/api/titration-templates',
        body: TEMPLATE,
        accepts: TEMPLATE_ACCEPTS,
      },
    ],
    'PUT /api/titration-templates/:id': [
      {
        path: `/api/titration-templates/${template}`,
        // Another version than the register's: what is right is a conflict, and changes nothing.
        body: { ...TEMPLATE, active: true, version: 77 },
        accepts: { ...TEMPLATE_ACCEPTS, active: 'true | optional', version: 'a number | 10^9 | -1' },
      },
    ],
    'POST /api/orders': [{ path: '/api/orders', body: { prescriptionId: patientId } }],
    'POST /api/orders/:id/decisions': [
      {
        path: `/api/orders/${open}/decisions`,
        body: { finding: 'x', decision: 'accept', reason: 'because' },
        accepts: { reason: 'lines' },
      },
    ],
    ...Object.fromEntries(
      ['approve', 'start-compounding', 'release', 'dispense'].map((one) => [
        `POST /api/orders/:id/${one}`,
        [step(one)],
      ]),
    ),
    ...Object.fromEntries(
      ['reopen', 'cancel', 'discard'].map((one) => [`POST /api/orders/:id/${one}`, [reasoned(one)]]),
    ),
    'POST /api/orders/:id/intermediates/:name': [
      { path: `/api/orders/${diluted}/intermediates/T1`, body: dilution },
    ],
    'POST /api/orders/:id/finish-compounding': [
      { path: `/api/orders/${bench}/finish-compounding`, body: { actuals: weighed } },
      {
        path: `/api/orders/${diluted}/finish-compounding`,
        // Its components are not weighed yet: the scan alone finishes nothing.
        body: { actuals: weighed.slice(0, 0), intermediates: asPlanned(dilutedAtBench).intermediates },
      },
    ],
  };
}
