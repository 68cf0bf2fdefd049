// npm run slips: how many slips are caught, and how often an honest prescription is asked back.
import '../bin/ensure-built.js';

const { CATALOGUE } = await import('../dist/src/catalogue/catalogue.js');
const { isOpen } = await import('../dist/src/findings/finding.js');
const { readPlanRequest } = await import('../dist/src/planning/read-plan-request.js');
const { askBack } = await import('../dist/src/slips/slip-guard.js');
const { doseStaysInItsClass } = await import('../dist/src/screening/clinical/dose-stays-in-its-class.js');
const { measureSlips } = await import('./slip-prescriptions.js');

const PRESCRIPTIONS = 5000;
const SEED = 20261122;
const SHOWN = 12;

/** The way a request goes in the product: read whole, then asked back, then the class's band for every dose of it. */
function ask(json) {
  const reading = readPlanRequest(json, CATALOGUE);
  if ('faults' in reading) return { refused: reading.faults[0].message, slips: [], band: [] };
  const { request } = reading;
  const { prescription, policy, patient } = request;
  const slips = askBack({ ...request, patientWeight: patient.weight?.value });
  const band = [prescription.dose, ...prescription.titration.map((step) => step.dose)].flatMap((dose) =>
    doseStaysInItsClass.check({ question: { ...prescription, policy, dose }, medicines: [], conditions: [] }),
  );
  const said = (findings) => findings.filter(isOpen).map((finding) => finding.because);
  return { refused: false, slips: said(slips), band: said(band) };
}

const percent = (part, whole) => Number(((100 * part) / whole).toFixed(3));
const write = (text) => process.stdout.write(`${text}\n`);
const column = (value, width = 9) => String(value).padStart(width);

const { lines, alarms, band } = measureSlips({ seed: SEED, count: PRESCRIPTIONS, ask });
write(`${'slip'.padEnd(38)}${column('made')}${column('caught')}${column('%')}${column('by guard')}`);
for (const [name, { made, caught, byGuard }] of Object.entries(lines)) {
  write(
    `${name.padEnd(38)}${column(made)}${column(caught)}${column(percent(caught, made))}${column(byGuard)}`,
  );
}
const sum = (key) => Object.values(lines).reduce((total, line) => total + line[key], 0);
const [made, caught] = [sum('made'), sum('caught')];
write(
  `${'all'.padEnd(38)}${column(made)}${column(caught)}${column(percent(caught, made))}${column(sum('byGuard'))}`,
);
write(
  `\nUntouched: ${PRESCRIPTIONS}; asked back by the guard: ${alarms.length}; only by the class's band (over 4.5 mg a day): ${band}`,
);
if (process.argv.includes('--show')) {
  for (const { slips } of alarms) write(`  asked back: ${slips.join(' | ')}`);
  const missed = Object.entries(lines).flatMap(([name, line]) =>
    line.missed.slice(0, SHOWN).map((one) => [name, one]),
  );
  for (const [name, one] of missed)
    write(`  missed, ${name}: ${JSON.stringify([one.prescription, one.patient])}`);
}
write(
  JSON.stringify({
    suite: 'slips',
    prescriptions: PRESCRIPTIONS,
    mutations: made,
    caughtPercent: percent(caught, made),
    falseAlarmPercent: percent(alarms.length, PRESCRIPTIONS),
    missed: made - caught,
    worstCaughtPercent: Math.min(...Object.values(lines).map((line) => percent(line.caught, line.made))),
    bandOnlyPercent: percent(band, PRESCRIPTIONS),
  }),
);
