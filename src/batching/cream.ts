import type { Finding } from '../findings/finding.js';
import { amount, Amount } from '../quantities/amount.js';
import { takeActive, weighActive } from './active.js';
import { takeEarliest, type Source, type Taken } from './allocate.js';
import type { BatchAnswer, BatchQuestion, LotFacts, SelectedPart } from './batching.types.js';
import { misfits, partBy } from './before-batching.js';
import { sizeCream, type CreamSize } from './cream-dose.js';
import { densityOf } from './density.js';
import { printDoseError } from './dose-measure.js';
import { takePlain, type PlainNeed } from './plain.js';
import type { Potency } from './potency.js';
import { printForReading, printIn } from './print.js';
import { fail, found, raise, type Outcome } from './raise.js';
import { strengthOf } from './strength.js';
import { roundToHundredthMl, roundToReadability, weighSolid, type Line } from './weighing.js';
import { worstCase } from './worst-case.js';

/** The base that was chosen decides the density, and with it everything else. */
interface Sized {
  readonly density: Amount;
  readonly size: CreamSize;
}

/** Cream (domain 5.7): everything is weighed; solids take the place of base. */
export function cream(q: BatchQuestion): BatchAnswer {
  const strength = strengthOf(q, true);
  const wrong = [...misfits(q, ['dose', 'balance'], ['mass-share']), ...strength.findings];
  if (strength.value === undefined || wrong.length > 0) return { batch: null, findings: wrong, lotsUsed: [] };
  const base = takeBase(q, strength.value);
  const size = (base.value?.value ?? sizedWithoutLot(q, strength.value))?.size;
  if (!size) return { batch: null, findings: base.findings, lotsUsed: [] };
  const active = takeActive(q, size.label);
  const others = takePlain(q, sharesOf(q, size.totalMass));
  const findings = [...base.findings, ...active.findings, ...others.flatMap((other) => other.findings)];
  if (base.value === undefined || active.value === undefined) return { batch: null, findings, lotsUsed: [] };
  const answer = assemble(q, base.value, active.value, others);
  return { ...answer, findings: [...findings, ...answer.findings] };
}

function sharesOf(q: BatchQuestion, totalMass: Amount): PlainNeed[] {
  return q.parts.flatMap((part) =>
    part.quantity.by === 'mass-share'
      ? [{ part, need: totalMass.times(amount(part.quantity.share).in('%').div(100)) }]
      : [],
  );
}

/** The lot's own density, else the formula's, else the catalogue's. */
function sizeWith(q: BatchQuestion, strength: Amount, base: Source): Outcome<Sized> {
  const formulas = q.formula.density ? amount(q.formula.density) : undefined;
  const density = base.lot?.density ? densityOf(base) : (formulas ?? densityOf(base));
  if (!density || density.isZero()) {
    return fail(
      raise({
        rule: 'cream.density-missing',
        status: 'block',
        subject: base.lot?.lot ?? base.ingredient.name,
        because: `The density of ${base.ingredient.name} is not known, so mL and g cannot be told from each other. Weigh 10 mL of it and enter g/mL with the lot.`,
        source: 'mg/mL = mg/g × density',
      }),
    );
  }
  const size = sizeCream(q, strength, density);
  if (size.value === undefined) return size;
  return found({ density, size: size.value }, size.findings);
}

/** Only to see what else would be short, when no lot of the base does. */
function sizedWithoutLot(q: BatchQuestion, strength: Amount): Sized | undefined {
  return sizeWith(q, strength, { ingredient: q.catalogue.get(partBy(q.parts, 'balance').ingredient) }).value;
}

function takeBase(q: BatchQuestion, strength: Amount): Outcome<Taken<Sized>> {
  return takeEarliest(q, partBy(q.parts, 'balance').ingredient, (source) => {
    const sized = sizeWith(q, strength, source);
    if (sized.value === undefined) return sized;
    const { size } = sized.value;
    const active = takeActive(q, size.label).value?.need ?? size.label;
    const need = balanceOf(size.totalMass, [
      active,
      ...sharesOf(q, size.totalMass).map((share) => share.need),
    ]);
    if (need.value.lessThanOrEqualTo(0)) return fail(noRoomForBase(size, need));
    return found({ need, value: sized.value }, sized.findings);
  });
}

/** What is left of the total for the base. */
function balanceOf(total: Amount, others: readonly Amount[]): Amount {
  return others.reduce((left, other) => left.minus(other), total.to('mg'));
}

function noRoomForBase(size: CreamSize, left: Amount): Finding {
  return raise({
    rule: 'cream.no-room-for-base',
    status: 'block',
    subject: 'base',
    because: `The other parts weigh ${printForReading(size.totalMass.minus(left))} and the whole cream only ${printForReading(size.totalMass)}, so no base is left. Ask for a lower strength.`,
    source: 'Solids take the place of base by weight',
  });
}

function assemble(
  q: BatchQuestion,
  base: Taken<Sized>,
  active: Taken<Potency>,
  others: ReturnType<typeof takePlain>,
): BatchAnswer {
  const { density, size } = base.value;
  const balance = q.equipment.balance;
  const api = weighActive(q, active, size.label);
  const shares = others.map((other) =>
    weighSolid({ source: other.source, role: other.part.role, mass: other.need }, balance),
  );
  const basePart = partBy(q.parts, 'balance');
  const rest = weighSolid({ source: base.source, role: basePart.role, mass: base.need }, balance);
  const lineOf = (part: SelectedPart): Line =>
    part.quantity.by === 'dose'
      ? api
      : part === basePart
        ? rest
        : (shares[others.findIndex((other) => other.part === part)] ?? rest);
  const lines = q.parts.map(lineOf);
  const error = worstCase(
    api.error,
    size.clicks ? [{ name: 'whole clicks', share: size.error.abs() }] : [],
    "uneven mixing and the applicator's own error",
  );
  const totalMass = roundToReadability(size.totalMass, Amount.of('0.1', 'mg')).toString();
  const totalVolume = roundToHundredthMl(size.totalVolume).toString();
  const doseVolume = printIn(size.doseVolume, 'mL', 3);
  const taken = [active.need, ...others.map((other) => other.need)].map((each) => printForReading(each));
  const lots: readonly (LotFacts | undefined)[] = [
    active.source.lot,
    ...others.map((other) => other.source.lot),
    base.source.lot,
  ];
  return {
    batch: {
      units: totalMass,
      unitsWithLoss: totalMass,
      components: lines.map((line) => line.component),
      triturations: [],
      doseMeasure: size.clicks ? `${size.clicks.toFixed()} click` : doseVolume,
      doseVolume,
      totalVolume,
      totalMass,
      density: density.toString(),
      doseError: printDoseError(size.error),
      worstCaseError: error.print,
      derivation: [
        ...size.derivation,
        ...api.derivation,
        ...sharesLines(q, size.totalMass),
        ...shares.flatMap((line) => line.derivation),
        `base = ${printForReading(size.totalMass)} − ${taken.join(' − ')} = ${printForReading(base.need)}`,
        ...rest.derivation,
        ...error.derivation,
      ],
    },
    findings: lines.flatMap((line) => line.findings),
    lotsUsed: [...new Set(lots.filter((lot) => lot !== undefined))],
  };
}

function sharesLines(q: BatchQuestion, totalMass: Amount): string[] {
  return sharesOf(q, totalMass).map(({ part, need }) => {
    const share = part.quantity.by === 'mass-share' ? part.quantity.share : '';
    return `${q.catalogue.get(part.ingredient).name} = ${share} × ${printForReading(totalMass)} = ${printForReading(need)}`;
  });
}
