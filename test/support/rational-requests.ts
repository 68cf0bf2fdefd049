import { Dice } from './rational-dice.js';
import { HEALTHY, requestFor, type JsonRequest } from './plan-requests.js';

type Json = Record<string, unknown>;
type Equipment = JsonRequest['equipment'];

/** Every form and class, with certificates, sizes, densities, losses, devices and titrations as pharmacies have them. */
export function randomRequest(seed: number): JsonRequest {
  const dice = new Dice(seed);
  const form = dice.pick(['capsule', 'oral-liquid', 'sublingual-drops', 'cream'] as const);
  const ultra = (form === 'capsule' || form === 'oral-liquid') && dice.chance(0.25);
  const asked = FORMS[form](dice, ultra);
  return requestFor(
    {
      form,
      productClass: ultra ? 'ULDN' : 'LDN',
      strengthBasis: dice.pick(['naltrexone hydrochloride', 'naltrexone hydrochloride', 'naltrexone']),
      refills: 0,
      ...(dice.chance(0.2) ? { deliveryDays: dice.whole(1, 5) } : {}),
      ...asked.prescription,
    },
    {
      patient: HEALTHY,
      // What an intermediate does to the date is not this oracle's matter: test/lots-and-makes.spec.ts.
      policy: { intermediateDating: 'step-of-the-make', ...asked.policy },
      equipment: { balance: balance(dice), ...asked.equipment },
      lots: [activeLot(dice), ...asked.lots],
    },
  );
}

interface Asked {
  readonly prescription: Json;
  readonly policy: Record<string, string>;
  readonly equipment: Equipment;
  readonly lots: Json[];
}

const FORMS = {
  capsule: askCapsule,
  'oral-liquid': askLiquid,
  'sublingual-drops': askDrops,
  cream: askCream,
} as const;

/** Kept for years, so that only the formula's own period limits a make. */
const stocked = (ingredient: string, lot: string, onHand: string, more: Json = {}): Json => ({
  ingredient,
  lot,
  expiresOn: '2031-12-31',
  onHand,
  ...more,
});

const SIZES = ['5', '4', '3', '2', '1', '0', '00', '000'];
const BODY_ML: Readonly<Record<string, number>> = {
  '5': 0.13, '4': 0.21, '3': 0.3, '2': 0.37, '1': 0.5, '0': 0.68, '00': 0.95, '000': 1.37,
}; // prettier-ignore

function statistics(dice: Dice, sizes: readonly string[], least: number, most: number): Json {
  const density = dice.whole(least, most);
  return Object.fromEntries(
    sizes.map((size) => [size, `${Math.round((BODY_ML[size] ?? 0) * density * 10) / 10} mg`]),
  );
}

/** Certificates near what the form gives: implausible ones are refused, which other tests show. */
function activeLot(dice: Dice): Json {
  const packStat = statistics(dice, SIZES, 500, 900);
  const form = dice.pick(['anhydrous', 'dihydrate', 'base'] as const);
  const ingredient = form === 'base' ? 'naltrexone' : 'naltrexone hydrochloride';
  const asIs = dice.chance(0.3);
  const dry = form !== 'dihydrate';
  const certificate = asIs
    ? { assayBasis: 'as-is', assay: `${dry ? dice.decimal(9700, 10150, 2) : dice.decimal(890, 930, 1)} %` }
    : {
        assayBasis: 'anhydrous',
        assay: `${dice.decimal(970, 1015, 1)} %`,
        water: `${dry ? dice.decimal(0, 200, 2) : dice.decimal(70, 100, 1)} %`,
      };
  return stocked(ingredient, 'NTX-1', '5 kg', { form, ...certificate, packStat });
}

/** The balances a pharmacy may have, by each rule that a minimum can come from. */
function balance(dice: Dice): Record<string, string> {
  return dice.pick<Record<string, string>>([
    { readability: '0.1 mg', minimumWeighable: '120 mg' },
    { readability: '0.01 mg', minimumWeighable: '1 mg' },
    { readability: '0.001 mg', minimumWeighable: '0.1 mg' },
    { readability: '1 mg', minimumWeighable: '20 mg' },
    { readability: '0.1 mg', sensitivity: '6 mg' },
    { readability: '0.1 mg', standardDeviation: '0.05 mg' },
    { readability: '0.01 mg', standardDeviation: '0 mg' },
    { readability: '0.1 mg', minimumWeighable: '20 mg', standardDeviation: '0.04 mg' },
    { readability: '0.01 mg', minimumWeighable: `${dice.decimal(20, 5000, 2)} mg` },
  ]);
}

function massText(dice: Dice, mg: string): string {
  const kind = dice.whole(0, 9);
  if (kind === 0) return `${shift(mg, 3)} mcg`;
  if (kind === 1) return `${shift(mg, -3)} g`;
  return `${mg} mg`;
}

/** Moves the point of plain digits. */
function shift(digits: string, by: number): string {
  const [whole = '0', decimals = ''] = digits.split('.');
  const all = whole + decimals;
  const point = whole.length + by;
  const padded =
    point > all.length ? all.padEnd(point, '0') : all.padStart(all.length - Math.min(0, point - 1), '0');
  const at = Math.max(point, padded.length - (all.length - point));
  const left = padded.slice(0, at).replace(/^0+(?=\d)/u, '') || '0';
  const right = padded.slice(at).replace(/0+$/u, '');
  return right === '' ? left : `${left}.${right}`;
}

function dose(dice: Dice, ultra: boolean): string {
  if (ultra)
    return dice.chance(0.5)
      ? dice.pick(['1 mcg', '2 mcg', '5 mcg', '10 mcg'])
      : `${dice.decimal(10, 2000, 2)} mcg`;
  if (dice.chance(0.5)) return massText(dice, dice.pick(['0.5', '1', '1.5', '2', '2.5', '3', '4', '4.5']));
  return massText(dice, dice.decimal(50, 4500, 3));
}

/** Doses by whole multiples of a step, up or down, each for some days. */
function titration(dice: Dice, ultra: boolean): { daysSupply: number; dose: string; titration: Json[] } {
  const step = ultra ? dice.pick(['0.5', '1']) : dice.pick(['0.25', '0.5', '0.75', '1', '1.5']);
  const unit = ultra ? 'mcg' : 'mg';
  const steps = Array.from({ length: dice.whole(2, 4) }, () => ({
    dose: `${Number(step) * dice.whole(1, 4)} ${unit}`,
    days: dice.pick([7, 7, 14, dice.whole(1, 30)]),
  }));
  return {
    daysSupply: steps.reduce((sum, { days }) => sum + days, 0),
    dose: steps.at(-1)?.dose ?? '',
    titration: steps,
  };
}

function askedDoses(dice: Dice, ultra: boolean, longest: number, share = 0.2): Json {
  const timesPerDay = dice.pick([1, 1, 1, 2, 3]);
  if (dice.chance(share)) return { timesPerDay, ...titration(dice, ultra) };
  const daysSupply = dice.chance(0.5) ? dice.pick([14, 28, 30, 60, 90]) : dice.whole(1, longest);
  return { timesPerDay, dose: dose(dice, ultra), daysSupply };
}

function askCapsule(dice: Dice, ultra: boolean): Asked {
  const asked = askedDoses(dice, ultra, 366);
  const filler = dice.pick(['microcrystalline cellulose', 'lactose monohydrate', 'rice flour']);
  const sizes = dice.some(SIZES, 2);
  // Half of the kits are from strengths that are prescribed: those of the steps' own measure, so that each can be hit.
  const strengths =
    asked['titration'] && dice.chance(0.4) ? { titrationStrengths: kitStrengths(dice, ultra) } : {};
  return {
    prescription: { ...asked, ...strengths, filler },
    policy: {
      processLoss: `${dice.pick(['0', '2', '5', '10', dice.decimal(0, 250, 1)])} %`,
      minimumFillerShare: `${dice.pick(['0', '10', '30', '80'])} %`,
      titrationMostStrengths: dice.pick(['1', '2', '3']),
    },
    equipment: {},
    lots: [stocked(filler, 'FIL-1', '50 kg', { packStat: statistics(dice, sizes, 350, 800) })],
  };
}

function kitStrengths(dice: Dice, ultra: boolean): string[] {
  if (ultra) return dice.pick([['0.5 mcg'], ['1 mcg', '0.5 mcg'], ['0.5 mcg', '1.5 mcg', '3 mcg']]);
  return dice.pick([['0.5 mg', '1.5 mg'], ['0.25 mg'], ['0.25 mg', '1 mg', '3 mg'], ['1.5 mg']]);
}

const WET = (): Json[] => [
  stocked('ascorbic acid', 'ASC', '50 kg'),
  stocked('sodium benzoate', 'BEN', '50 kg'),
  stocked('glycerol', 'GLY', '900 L', { density: '1.26 g/mL' }),
  stocked('purified water', 'WAT', '900 L', { density: '1 g/mL' }),
  stocked('sterile water', 'SWI', '900 L', { density: '1 g/mL' }),
];

const TABLET = 'naltrexone hydrochloride 50 mg tablet, generic A';

function askLiquid(dice: Dice, ultra: boolean): Asked {
  const vehicle = dice.pick(['preserved-aqueous', 'preserved-aqueous', 'sterile-water', 'glycerol']);
  // Only the record of the published study has steps from tablets.
  const fromTablets = !ultra && vehicle === 'preserved-aqueous' && dice.chance(0.3);
  return {
    prescription: {
      ...askedDoses(dice, ultra, 60),
      ...(ultra ? {} : { vehicle }),
      ...(fromTablets ? { tablets: TABLET, strengthBasis: 'naltrexone hydrochloride' } : {}),
    },
    policy: {
      liquidOverfill: `${dice.pick(['0', '5', dice.decimal(0, 2000, 2)])} mL`,
      liquidDoseRoundingTolerance: `${dice.pick(['5', '5', '100', '1'])} %`,
    },
    equipment: { syringe: { graduation: `${dice.pick(['0.1', '0.01', '0.05', '0.2', '0.5'])} mL` } },
    lots: [...WET(), ...(fromTablets ? [stocked(TABLET, 'TAB', '9999 tablet')] : [])],
  };
}

function askDrops(dice: Dice): Asked {
  const counted = dice.chance(0.5);
  const calibration: Record<string, string> = counted
    ? {
        drops: String(dice.whole(20, 60)),
        mass: `${dice.decimal(900, 2400, 3)} g`,
        density: `${dice.decimal(90, 130, 2)} g/mL`,
      }
    : { dropsPerMl: dice.pick(['24.3', '24', '20', dice.decimal(150, 450, 1)]) };
  return {
    prescription: {
      ...askedDoses(dice, false, 60),
      strength: `${dice.pick(['6', '12', '10', dice.decimal(10, 200, 1)])} mg/mL`,
      vehicle: 'preserved-aqueous',
    },
    policy: {
      liquidOverfill: `${dice.pick(['0', '1', dice.decimal(0, 500, 2)])} mL`,
      dropDoseTolerance: `${dice.pick(['5', '10', '100', '0'])} %`,
    },
    equipment: { dropper: { ...calibration, calibratedFor: 'ldn-sublingual-drops' } },
    lots: WET(),
  };
}

function askCream(dice: Dice): Asked {
  const density = `${dice.pick(['0.97', '1', dice.decimal(850, 1100, 3)])} g/mL`;
  const perGram = dice.chance(0.4);
  return {
    prescription: {
      ...askedDoses(dice, false, 60, 0.1),
      strength: `${dice.pick(['9', '4.5', '10', dice.decimal(10, 300, 1)])} mg/${perGram ? 'g' : 'mL'}`,
      base: 'cetomacrogol cream',
    },
    policy: {
      clickDoseTolerance: `${dice.pick(['5', '10', '100', '1'])} %`,
      maximumApplicationVolume: `${dice.pick(['2', '5', '1'])} mL`,
    },
    equipment: {
      applicator: {
        perClick: `${dice.pick(['0.25', '0.25', '0.5', '0.1', dice.decimal(5, 100, 2)])} mL`,
        priming: `${dice.pick(['2', '0', dice.decimal(0, 500, 2)])} mL`,
        ...(dice.chance(0.4) ? { deadVolume: `${dice.decimal(0, 150, 2)} mL` } : {}),
      },
    },
    lots: [
      stocked('hydrolysed hyaluronic acid', 'HYA', '50 kg'),
      stocked('glycerol', 'GLY', '900 L', { density: '1.26 g/mL' }),
      stocked('cetomacrogol cream', 'CRM', '500 kg', { density }),
    ],
  };
}
