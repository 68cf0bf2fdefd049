import type { Finding } from '../findings/finding.js';
import { Amount } from '../quantities/amount.js';
import { takeActive } from './active.js';
import { takeEarliest, type Source, type Taken } from './allocate.js';
import type { BatchWork } from './batch-work.js';
import type { BatchAnswer } from './batching.types.js';
import { misfits, partBy } from './before-batching.js';
import { applicatorFindings } from './calibration.js';
import { sizeCream, TOTAL_MASS, type CreamSize } from './cream-dose.js';
import { fillCream, sharesOf, type CreamFill } from './cream-fill.js';
import { densityFindings, knownDensity, type KnownDensity } from './density.js';
import { printDoseError, printVolume } from './dose-measure.js';
import { workedOut } from './measured-schedule.js';
import { takePlain } from './plain.js';
import { printForReading, printIn } from './print.js';
import { qualityWorkings } from './quality-workings.js';
import { qualityLimits } from './quality.js';
import { fail, found, raise, type Outcome } from './raise.js';
import { strengthOf } from './strength.js';
import { nameOfAmount, roundToHundredthMl, roundToReadability, weighSolid, type Line } from './weighing.js';
import { shownOnce, workingText, type Working } from './working.js';
import { worstCase } from './worst-case.js';

/** The base that was chosen decides the density, and with it everything else. */
interface Sized {
  readonly density: KnownDensity;
  readonly size: CreamSize;
}

interface Filled extends Sized {
  readonly fill: CreamFill;
}

/** Cream: everything is weighed; solids take the place of base. */
export function cream(q: BatchWork): BatchAnswer {
  const strength = strengthOf(q, true);
  const wrong = [...misfits(q, ['dose', 'balance'], ['mass-share']), ...strength.findings];
  if (strength.value === undefined || wrong.length > 0) return { batch: null, findings: wrong, lotsUsed: [] };
  const applicator = applicatorFindings(q, partBy(q.parts, 'balance').ingredient);
  const base = takeBase(q, strength.value);
  const size = (base.value?.value ?? sizedWithoutLot(q, strength.value))?.size;
  if (!size) return { batch: null, findings: [...applicator, ...base.findings], lotsUsed: [] };
  const active = takeActive(q, size.label);
  const others = takePlain(q, sharesOf(q, size.totalMass));
  const stock = [...base.findings, ...active.findings, ...others.flatMap((other) => other.findings)];
  const findings = [...applicator, ...stock];
  if (base.value === undefined || active.value === undefined) return { batch: null, findings, lotsUsed: [] };
  const answer = assemble(q, base.value);
  return { ...answer, findings: [...findings, ...answer.findings] };
}

/** The lot's own density, else the formula's, else the catalogue's. */
function sizeWith(q: BatchWork, strength: Amount, base: Source): Outcome<Sized> {
  const density = knownDensity(base, q.formula.density);
  if (!density) {
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
  const implausible = densityFindings(q.policy, density.value, {
    of: base.ingredient.name,
    from: density.from,
  });
  if (implausible.length > 0) return fail(...implausible);
  const size = sizeCream(q, strength, density);
  if (size.value === undefined) return size;
  return found({ density, size: size.value }, size.findings);
}

/** Only to see what else would be short, when no lot of the base does. */
function sizedWithoutLot(q: BatchWork, strength: Amount): Sized | undefined {
  return sizeWith(q, strength, { ingredient: q.catalogue.get(partBy(q.parts, 'balance').ingredient) }).value;
}

/** The lot of base that covers what is weighed directly and what dilutions use up. */
function takeBase(q: BatchWork, strength: Amount): Outcome<Taken<Filled>> {
  return takeEarliest(q, partBy(q.parts, 'balance').ingredient, (source) => {
    const sized = sizeWith(q, strength, source);
    if (sized.value === undefined) return sized;
    const { size } = sized.value;
    const fill = fillCream(q, size, source);
    if (fill.base.value.lessThanOrEqualTo(0)) return fail(noRoomForBase(size, fill.base));
    return found({ need: fill.base.plus(fill.usedUp), value: { ...sized.value, fill } }, sized.findings);
  });
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

/** Shown to the step of a pharmacy balance; what is weighed is rounded on its own line. */
const SHOWN_MASS = Amount.of('0.1', 'mg');

function assemble(q: BatchWork, base: Taken<Filled>): BatchAnswer {
  const { density, size, fill } = base.value;
  const basePart = partBy(q.parts, 'balance');
  const rest = weighSolid(q, { source: base.source, role: basePart.role, mass: fill.base });
  const lines = q.parts.map((part): Line => fill.lines.find((line) => line.part === part)?.line ?? rest);
  const error = worstCase({
    chain: fill.lines.find(({ part }) => part.quantity.by === 'dose')?.line.chain,
    measuring: size.schedule.measuring,
    dose: size.schedule.worstDose,
    notCounted: 'uneven mixing',
    policy: q.policy,
  });
  const quality = qualityLimits(q, { quantity: size.totalMass });
  const workings = shownOnce([
    ...size.workings,
    ...fill.lines.flatMap(({ line, workings: own }) => [...own, ...line.workings]),
    baseWorking(base, basePart.role),
    ...rest.workings,
    ...error.workings,
    ...qualityWorkings(q, { quantity: size.totalMass }, quality),
  ]);
  const totalMass = roundToReadability(size.totalMass, SHOWN_MASS).toString();
  const lots = [...fill.lines.map(({ source }) => source.lot), base.source.lot];
  return {
    batch: {
      units: totalMass,
      unitsWithLoss: totalMass,
      components: lines.map((line) => line.component),
      triturations: lines.flatMap((line) => line.triturations),
      doseMeasure: size.schedule.last.measure,
      doseVolume: printVolume(size.schedule.last.volume),
      totalVolume: roundToHundredthMl(size.totalVolume).toString(),
      totalMass,
      density: density.value.toString(),
      doseError: printDoseError(size.schedule.last.error),
      doses: size.schedule.doses,
      worstCaseError: error.print,
      rootSumSquareError: error.rss,
      quality,
      workings,
      derivation: workings.map(workingText),
    },
    findings: [...lines.flatMap((line) => line.findings), ...error.findings],
    lotsUsed: [...new Set(lots.filter((lot) => lot !== undefined))],
  };
}

/** What is left of the whole for base weighed by itself: the rest of it came with the dilutions. */
function baseWorking(
  { source, value: { size, fill } }: Taken<Filled>,
  role: Line['component']['role'],
): Working {
  const taken = fill.lines.map((line) =>
    workedOut(nameOfAmount(line.source, line.part.role), printForReading(line.need)),
  );
  const brought = fill.lines.flatMap(({ line, source: from }) =>
    line.diluentInTake
      ? [
          {
            name: `base in the ${from.ingredient.name} dilution taken`,
            value: printForReading(line.diluentInTake.amount),
            from: `dilution ${line.triturations.at(-1)?.makes ?? ''}`,
          },
        ]
      : [],
  );
  const inputs = [workedOut(TOTAL_MASS, printIn(size.totalMass, 'g', 4)), ...taken, ...brought];
  return {
    of: nameOfAmount(source, role),
    formula: inputs.map(({ name }) => `{${name}}`).join(' − '),
    inputs,
    result: printForReading(fill.base),
  };
}
