// Prescriptions for the slip guard: a seeded generator of ones that a pharmacy could get, and the slips made in them.
//
// There is no published register of LDN prescriptions by dose: the shares are assumptions, made before the guard was
// measured. Two things were set right after first results: past doses fall on quarter milligrams, and strengths are ones
// in which the least dose can be measured. What is sourced is which values occur at all, in LDN guides and reviews:
//   doses      0.5–4.5 mg, most often 4.5 and 3 mg; starts at 0.25, 0.5, 1, 1.5, 1.75 mg; 6 mg and 10 mg a day as exceptions;
//              1 mg twice a day; ULDN 1 mcg twice a day, 2 mcg; children 0.1 mg/kg up to 4.5 mg, by weight, so odd figures
//   strengths  liquid 1 mg/mL, at times 2, 5 and 0.5; drops 6, 10, 12 mg/mL and made to fit a dropper of 24.3 drops/mL;
//              cream 9 mg/mL, 10 mg/g, 5 mg/g, 0.5 mg/mL
//   schedules  +0.5 mg every week or two, 1.5 → 3 → 4.5 mg, +1 mg a week, half for a week; two of five by a template of the
//              product, whose last step is the rest of the days' supply, so odd days
//   days       30 and 90 most, 28, 60, 84, 180; liquids also what a bottle lasts
//   history    a trial is at least three months, so most prescriptions are repeats; a dose changes by one step up or
//              down, is cut to two thirds or a half, or is begun again low after a pause
// The awkward ones are in it and count as false alarms when they are asked back: 0.1 mg starts, children without a recorded
// weight, 10 days, a year, 30 capsules for 28 days, 0.5 mg/mL liquids, jumps from 0.5 to 2 mg, 1 mg/mL drops.

/** A small generator of chance with a seed (mulberry32), so that every run has the same prescriptions. */
export function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of `[value, weight]` pairs. */
function pick(random, pairs) {
  let left = random() * pairs.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of pairs) {
    left -= weight;
    if (left < 0) return value;
  }
  return pairs.at(-1)[0];
}

const mg = (value) => `${Number(value.toFixed(4))} mg`;
const numberOf = (text) => Number(text.split(' ')[0]);

const FORMS = [['capsule', 50], ['oral-liquid', 29], ['sublingual-drops', 12], ['cream', 9]]; // prettier-ignore
const MAINTENANCE = [
  [4.5, 470], [3, 160], [1.5, 90], [2, 45], [1, 45], [4, 40], [3.5, 30], [2.5, 30], [0.5, 40], [1.75, 6], [2.25, 10],
  [0.75, 6], [0.25, 8], [1.25, 3], [3.75, 2], [6, 8], [5, 4], [9, 1], [0.1, 1], [0.3, 1], [1.2, 2],
]; // prettier-ignore
const FIRST = [
  [0.5, 270], [1.5, 240], [1, 130], [4.5, 130], [3, 90], [2, 30], [0.25, 25], [1.75, 12], [2.5, 18], [0.75, 5], [4, 10],
  [3.5, 8], [6, 3], [0.1, 4],
]; // prettier-ignore
const DAYS = [
  [30, 480], [90, 220], [60, 80], [28, 90], [84, 20], [56, 20], [14, 20], [180, 12], [100, 10], [45, 10], [42, 6], [35, 6],
  [21, 5], [15, 4], [120, 5], [20, 2], [7, 3], [31, 3], [10, 2], [25, 2], [365, 0.5], [3, 0.3],
]; // prettier-ignore
const CREAMS = [
  ['9 mg/mL', [4.5, 2.25], 40], ['10 mg/g', [2.5, 5], 12], ['5 mg/g', [2.5, 1.25, 5], 14], ['6 mg/mL', [3, 1.5, 4.5], 22],
  ['0.5 mg/mL', [0.5, 0.25], 6], ['3 mg/mL', [3, 1.5], 6],
]; // prettier-ignore
const CLIMBS = [
  [{ doses: [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5], days: 7 }, 12],
  [{ doses: [0.5, 1, 1.5, 2, 2.5, 3], days: 14 }, 10],
  [{ doses: [0.5, 1, 1.5], days: 14 }, 14],
  [{ doses: [1.5, 3, 4.5], days: 14 }, 20],
  [{ doses: [1.5, 3, 4.5], days: 30 }, 12],
  [{ doses: [1, 2, 3, 4], days: 7 }, 12],
  [{ doses: [0.25, 0.5, 0.75, 1], days: 14 }, 6],
  [{ doses: [0.5, 1.5, 3, 4.5], days: 14 }, 6],
  [{ doses: [4.5, 2.25, 4.5], days: 7 }, 4],
  [{ doses: [0.1, 0.2, 0.3, 0.4, 0.5], days: 7 }, 0.4],
  [{ doses: [1, 2, 3], days: 10 }, 0.6],
];

/** Steps before the last, `[share of the dose or mg, days]`; the last is the dose for all days that are left. */
const TEMPLATES = [
  [{ before: [['50 %', 7]] }, 40],
  [{ before: [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4].map((dose) => [dose, 7]), end: 4.5 }, 20],
  [{ before: [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4].map((dose) => [dose, 14]), end: 4.5 }, 10],
  [{ before: [1, 2, 3].map((dose) => [dose, 7]), end: 4 }, 15],
  [{ before: [[1.5, 7], [3, 14]], end: 4.5 }, 15],
]; // prettier-ignore

/** The prescription of number `index`: a whole plan request as JSON. */
export function prescriptionOf(random, index) {
  const uldn = random() < 0.04;
  const child = !uldn && random() < 0.05;
  const isNew = random() < 0.35;
  const titrates = !uldn && !child && random() < (isNew ? 0.4 : 0.05);
  const form = uldn
    ? pick(random, [['capsule', 6], ['oral-liquid', 4]]) // prettier-ignore
    : pick(random, child ? FORMS.slice(1) : titrates ? FORMS.slice(0, 3) : FORMS);
  const written = uldn ? uldnOf(random, form) : ldnOf(random, { form, child, isNew, titrates });
  const { weight, ...prescription } = written;
  const request = {
    compoundedOn: '2026-11-22',
    standard: 'usp-795-2023',
    patient: { name: `Example Patient ${index}`, ...(weight && { weight: { value: weight } }) },
    prescription: { productClass: uldn ? 'ULDN' : 'LDN', form, refills: pick(random, [[0, 5], [1, 2], [2, 3]]), ...prescription }, // prettier-ignore
  };
  if (!isNew) request.patient.pastOrders = historyOf(random, request.prescription, child);
  const quantity = quantityOf(random, request.prescription);
  if (quantity) Object.assign(request.prescription, quantity);
  return request;
}

function uldnOf(random, form) {
  return {
    dose: pick(random, [['1 mcg', 80], ['2 mcg', 12], ['4 mcg', 3], ['0.001 mg', 4], ['6 mcg', 1]]), // prettier-ignore
    timesPerDay: pick(random, [[2, 85], [1, 15]]), // prettier-ignore
    daysSupply: pick(random, DAYS),
    uldnWithOpioidStatement: true,
    ...(form === 'oral-liquid' && { strength: '1 mcg/mL' }),
  };
}

function ldnOf(random, { form, child, isNew, titrates }) {
  const weight = child
    ? Math.round(12 + random() * 32)
    : random() < 0.3
      ? Math.round(48 + random() * 50)
      : undefined;
  const recorded = weight !== undefined && (!child || random() < 0.85);
  const common = {
    timesPerDay: 1,
    daysSupply: pick(random, DAYS),
    ...(recorded && { weight: `${weight} kg` }),
  };
  if (titrates) {
    const climb = climbOf(random);
    const least = Math.min(...climb.titration.map((step) => numberOf(step.dose)));
    return { ...common, ...climb, ...strengthOf(random, form, least) };
  }
  if (form === 'cream') return { ...common, ...creamOf(random, child && weight) };
  if (child) {
    const dose = childDose(random, weight);
    return { ...common, dose, ...strengthOf(random, form, numberOf(dose)) };
  }
  const twice = random() < 0.04;
  const usual = pick(random, isNew ? FIRST : MAINTENANCE);
  const dose = twice && usual > 2.25 ? 1 : usual;
  return { ...common, timesPerDay: twice ? 2 : 1, dose: mg(dose), ...strengthOf(random, form, dose) };
}

/** 0.1 mg/kg to the tenth of a milligram; some are begun at half. */
function childDose(random, weight) {
  const full = Math.min(4.5, weight * 0.1);
  return mg(Math.round((random() < 0.15 ? full / 2 : full) * 10) / 10);
}

/** By a template, the last step for what is left of an ordinary supply, or step by step. */
function climbOf(random) {
  if (random() < 0.4) return templateOf(random);
  const climb = pick(random, CLIMBS);
  const length = random() < 0.8 ? climb.doses.length : Math.max(2, Math.floor(climb.doses.length / 2));
  const doses = climb.doses.slice(0, length);
  const titration = doses.map((dose) => ({ dose: mg(dose), days: climb.days }));
  const daysSupply = climb.days * length;
  return { dose: titration[random() < 0.8 ? length - 1 : 0].dose, titration, daysSupply };
}

function templateOf(random) {
  const { before: early, end } = pick(random, TEMPLATES);
  const taken = early.reduce((sum, [, days]) => sum + days, 0);
  const daysSupply = pick(random, DAYS.filter(([days]) => days > taken)); // prettier-ignore
  const dose = end ?? pick(random, MAINTENANCE);
  const titration = early.map(([step, days]) => ({ dose: mg(step === '50 %' ? dose / 2 : step), days }));
  titration.push({ dose: mg(dose), days: daysSupply - taken });
  return { dose: mg(dose), titration, daysSupply };
}

const SMALL_DROPS = [['1 mg/mL', 1], ['2 mg/mL', 1]]; // prettier-ignore
const SINGLE_DROPS = [['6 mg/mL', 85], ['6.075 mg/mL', 15]]; // prettier-ignore

/** A strength in which the least dose can be measured: 0.1 mL by syringe, one drop by dropper. */
function strengthOf(random, form, leastDose) {
  if (form === 'oral-liquid' && leastDose < 0.5) return { strength: '1 mg/mL' };
  if (form === 'sublingual-drops' && leastDose < 0.5) {
    return { strength: pick(random, leastDose < 0.25 ? SMALL_DROPS : SINGLE_DROPS) };
  }
  if (form === 'oral-liquid') {
    return { strength: pick(random, [['1 mg/mL', 930], ['2 mg/mL', 25], ['5 mg/mL', 20], ['0.5 mg/mL', 8], ['1000 mcg/mL', 17]]) }; // prettier-ignore
  }
  if (form === 'sublingual-drops') {
    return { strength: pick(random, [['6 mg/mL', 45], ['12 mg/mL', 20], ['10 mg/mL', 22], ['6.075 mg/mL', 8], ['12.15 mg/mL', 4.5], ['1 mg/mL', 0.5]]) }; // prettier-ignore
  }
  return {};
}

/** A cream is made so that the dose is a few clicks. */
function creamOf(random, childWeight) {
  const pairs = CREAMS.map(([strength, doses, weight]) => [{ strength, doses }, weight]);
  const { strength, doses } = pick(random, pairs);
  if (!childWeight) return { dose: mg(doses[Math.floor(random() * doses.length)]), strength };
  const dose = Math.round(Math.min(4.5, childWeight * 0.1) * 10) / 10;
  return { dose: mg(dose), strength: `${Number((dose * 2).toFixed(1))} mg/mL` };
}

/** Doses that lead to this one, by one step, and rarely by a jump or from a pause. */
function before(random, dose) {
  return pick(random, [
    [dose, 760], [dose - 0.5, 60], [dose - 1, 40], [dose - 1.5, 55], [dose + 0.5, 12], [dose + 1.5, 20], [dose * 2, 8],
    [dose / 2, 20], [dose / 3, 12], [4.5, 12], [dose / 4, 1.5],
  ]); // prettier-ignore
}

function historyOf(random, { productClass, form, dose, strength, titration }, child) {
  const count = 1 + Math.floor(random() * 4);
  let current = numberOf(titration?.[0].dose ?? dose);
  const unit = dose.split(' ')[1];
  return Array.from({ length: count }, (_, back) => {
    const was = productClass === 'ULDN' || child ? current : Math.round(before(random, current) * 4) / 4;
    current = was > 0 && was <= 10 ? was : current;
    const elsewhere = random() < 0.05 && !child;
    const on = `2026-${String(10 - back * 2).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
    return {
      on, productClass, form: elsewhere ? 'capsule' : form, dose: `${current} ${unit}`,
      ...(strength && !elsewhere && { strength }),
    }; // prettier-ignore
  });
}

const MOST_DAYS = 366;
const BOTTLES = [5, 10, 15, 20, 30, 50, 60, 100, 120, 150, 200, 240, 250, 300, 473, 500, 1000, 2000];

/** The quantity written, and for a liquid at times the days its bottle lasts; undefined where it was left out. */
function quantityOf(random, { form, dose, strength, timesPerDay, daysSupply, titration }) {
  if (random() < (form === 'capsule' ? 0.2 : 0.35)) return undefined;
  const steps = titration ?? [{ dose, days: daysSupply }];
  const doses = steps.reduce((sum, step) => sum + step.days * timesPerDay, 0);
  if (form === 'capsule') {
    if (titration) return { quantity: `${kitOf(steps)} capsule` };
    return { quantity: `${random() < 0.003 ? doses + 2 : doses} capsule` };
  }
  const perMl = numberOf(strength) * (strength.includes('mcg') && !dose.includes('mcg') ? 0.001 : 1);
  const each = (text) =>
    (numberOf(text) * (text.includes('mg') && strength.startsWith('1 mcg') ? 1000 : 1)) / perMl;
  const need = steps.reduce((sum, step) => sum + each(step.dose) * step.days * timesPerDay, 0);
  const bottle = BOTTLES.find((size) => size >= need) ?? Math.ceil(need);
  const unit = strength.endsWith('/g') ? 'g' : 'mL';
  const lasts = Math.floor(bottle / (each(dose) * timesPerDay));
  const byBottle =
    form === 'oral-liquid' &&
    !titration &&
    random() < 0.15 &&
    lasts >= daysSupply &&
    lasts < daysSupply * 1.6 &&
    lasts <= MOST_DAYS;
  if (byBottle) return { quantity: `${bottle} ${unit}`, daysSupply: lasts };
  return { quantity: `${random() < 0.6 ? bottle : Math.max(1, Math.ceil(need))} ${unit}` };
}

/** Capsules of a kit of 0.5 and 1.5 mg, or of the least step, as a prescriber counts them. */
function kitOf(steps) {
  const least = Math.min(...steps.map((step) => numberOf(step.dose)));
  const big = least * 3;
  return steps.reduce((sum, step) => {
    const dose = numberOf(step.dose);
    const large = Math.floor(dose / big + 1e-9);
    return sum + (large + Math.ceil((dose - large * big) / least - 1e-9)) * step.days;
  }, 0);
}

/** `4.5 mg` × 0.1 = `0.45 mg`, by moving the point in the digits; no float is printed. */
export function movePoint(text, places) {
  const [digits, unit] = text.split(' ');
  const [whole, part = ''] = digits.split('.');
  const at = whole.length + places;
  const all = whole + part;
  const padded = at <= 0 ? '0'.repeat(1 - at) + all : all.padEnd(at, '0');
  const point = Math.max(at, 1);
  const [left, right] = [padded.slice(0, point), padded.slice(point).replace(/0+$/u, '')];
  return `${left.replace(/^0+(?=\d)/u, '')}${right ? `.${right}` : ''} ${unit}`;
}

const swapUnit = (text) => {
  const [digits, unit] = text.split(' ');
  return `${digits} ${unit.startsWith('mcg') ? unit.replace('mcg', 'mg') : unit.replace('mg', 'mcg')}`;
};
const losePoint = (text) => (text.includes('.') ? text.replace('.', '') : undefined);
const onField = (name, change) => (prescription) => {
  const now = prescription[name] && change(prescription[name]);
  return now ? { ...prescription, [name]: now } : undefined;
};
const onDays = (change) => (prescription) => ({
  ...prescription,
  daysSupply: change(prescription.daysSupply),
});
/** The supply slips before a template is put in: the last step takes the slip with it. */
const onRest = (change) => (prescription) => {
  const { titration, daysSupply } = prescription;
  if (!titration) return undefined;
  const rest = change(daysSupply) - daysSupply + titration.at(-1).days;
  const steps = [...titration.slice(0, -1), { ...titration.at(-1), days: rest }];
  return { ...prescription, daysSupply: change(daysSupply), titration: steps };
};
const onStep = (change) => (prescription, random) => {
  const { titration } = prescription;
  if (!titration) return undefined;
  const at = Math.floor(random() * titration.length);
  return { ...prescription, titration: titration.map((step, index) => (index === at ? change(step) : step)) };
};
const move = (places) => (text) => movePoint(text, places);

/** The slips: each makes another prescription of one, or undefined where there is nothing to slip in. */
export const SLIPS = {
  'dose × 10 (1.5 → 15)': onField('dose', move(1)),
  'dose ÷ 10 (4.5 → 0.45)': onField('dose', move(-1)),
  'dose × 100': onField('dose', move(2)),
  'dose ÷ 100': onField('dose', move(-2)),
  'dose × 1000': onField('dose', move(3)),
  'dose ÷ 1000': onField('dose', move(-3)),
  'dose, mg for mcg or mcg for mg': onField('dose', swapUnit),
  'dose, point lost (0.25 → 025)': onField('dose', losePoint),
  'class swapped': (prescription) => ({ ...prescription, productClass: prescription.productClass === 'LDN' ? 'ULDN' : 'LDN' }), // prettier-ignore
  'step × 10': onStep((step) => ({ ...step, dose: movePoint(step.dose, 1) })),
  'step ÷ 10': onStep((step) => ({ ...step, dose: movePoint(step.dose, -1) })),
  'step, mg for mcg': onStep((step) => ({ ...step, dose: swapUnit(step.dose) })),
  'strength × 10': onField('strength', move(1)),
  'strength ÷ 10': onField('strength', move(-1)),
  'strength, mg for mcg or mcg for mg': onField('strength', swapUnit),
  'quantity × 10': onField('quantity', move(1)),
  'quantity ÷ 10': onField('quantity', move(-1)),
  'days × 10': onDays((days) => days * 10),
  'days ÷ 10 (28 → 2.8 is refused)': onDays((days) => days / 10),
  'days × 10, the last step the rest': onRest((days) => days * 10),
  'days of a step × 10': onStep((step) => ({ ...step, days: step.days * 10 })),
  'days of a step ÷ 10': onStep((step) => ({ ...step, days: step.days / 10 })),
};

/**
 * Counts what is caught. `ask(request)` answers `{ refused, slips, band }`: whether the reader refused the JSON, and the
 * sentences of open questions of the slip guard and of the class's band. A slip is caught when it is refused or when a
 * sentence stands that did not stand before; `slips: {}` only counts how many honest ones are asked back. Nothing is left out: a slip that gives an ordinary prescription is missed.
 */
export function measureSlips({ seed, count, ask, slips = SLIPS }) {
  const random = chance(seed);
  const lines = Object.fromEntries(
    Object.keys(slips).map((name) => [name, { made: 0, caught: 0, byGuard: 0, missed: [] }]),
  );
  const alarms = [];
  let band = 0;
  for (let index = 0; index < count; index += 1) {
    const request = prescriptionOf(random, index);
    const untouched = ask(request);
    if (untouched.refused) throw new Error(`an untouched prescription was refused: ${untouched.refused}`);
    if (untouched.slips.length > 0) alarms.push({ prescription: request, slips: untouched.slips });
    if (untouched.slips.length === 0 && untouched.band.length > 0) band += 1;
    for (const [name, slip] of Object.entries(slips)) {
      const prescription = slip(request.prescription, random);
      if (!prescription) continue;
      const answer = ask({ ...request, prescription });
      const line = lines[name];
      line.made += 1;
      const byGuard = isNews(answer.slips, untouched.slips);
      if (byGuard) line.byGuard += 1;
      if (byGuard || answer.refused || isNews(answer.band, untouched.band)) line.caught += 1;
      else line.missed.push({ ...request, prescription });
    }
  }
  return { lines, alarms, band };
}

const isNews = (now, then) => now.some((sentence) => !then.includes(sentence));
