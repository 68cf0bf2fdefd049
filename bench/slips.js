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
const row = (name, { made, byGuard, caught }) =>
  write(
    `${name.padEnd(38)}${column(made)}${column(byGuard)}${column(percent(byGuard, made))}${column(caught, 20)}${column(percent(caught, made))}`,
  );
const sum = (key) => Object.values(lines).reduce((total, line) => total + line[key], 0);
const [made, byGuard, caught] = [sum('made'), sum('byGuard'), sum('caught')];
write(
  `${'slip'.padEnd(38)}${column('made')}${column('guard')}${column('%')}${column('guard, band, reader', 20)}${column('%')}`,
);
for (const [name, line] of Object.entries(lines)) row(name, line);
row('all', { made, byGuard, caught });
const share = (count) => `${count} (${percent(count, PRESCRIPTIONS)} %)`;
write(`
Caught by the guard alone: ${byGuard} of ${made} (${percent(byGuard, made)} %); by guard, class band or reader: ${caught} (${percent(caught, made)} %).
Untouched: ${PRESCRIPTIONS}. Asked back by the guard: ${share(alarms.length)}. Stopped by guard or band: ${share(alarms.length + band)},
of which ${band} by the band alone, for a daily dose over the usual one, which is its task.`);
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
    caughtByGuardPercent: percent(byGuard, made),
    missedByGuard: made - byGuard,
    stoppedUntouchedPercent: percent(alarms.length + band, PRESCRIPTIONS),
  }),
);
