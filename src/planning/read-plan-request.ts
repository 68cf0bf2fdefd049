import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type {
  Checked,
  DropperFacts,
  Equipment,
  LotFacts,
  PrescriptionFacts,
} from '../batching/batching.types.js';
import { day, readExpiry, type Day } from '../calendar/day.js';
import type { Catalogue, Role } from '../catalogue/ingredient.js';
import { DEFAULT_POLICY, type Policy } from '../policy/policy.js';
import { Amount, amount, Exact } from '../quantities/amount.js';
import { unreadable } from '../refusals/readable-input.js';
import type { Fault, Refusal } from '../refusals/refusal.js';
import type { PatientFacts } from '../screening/screening.types.js';
import type { PastOrder, PlanRequest } from './plan-request.js';
import type { DropperDto, EquipmentDto } from './equipment.dto.js';
import { PlanRequestDto, type LotDto, type PatientDto, type PrescriptionDto } from './plan-request.dto.js';
import { faultsOfContent, rolesOfLot } from './request-content.js';
import { faultsOf } from './validation-faults.js';

export type PlanRequestReading = { readonly request: PlanRequest } | { readonly faults: readonly Fault[] };

/** Facts the command line prints on paper; the plan itself does not need them. */
const PAPER_FIELDS = ['pharmacy', 'prescriber', 'order'];

/**
 * Reads the JSON of a plan request whole, or says everything that is wrong with it, a fault for each field.
 * An ingredient that the catalogue does not know is a fault that lists near matches.
 */
export function readPlanRequest(json: unknown, catalogue: Catalogue): PlanRequestReading {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { faults: [{ path: 'request', message: 'must be a JSON object' }] };
  }
  const refused = unreadable(json);
  if (refused) return { faults: faultsOfRefusal(refused) };
  const plain = withoutNulls(
    Object.fromEntries(Object.entries(json).filter(([key]) => !PAPER_FIELDS.includes(key))),
  );
  const dto = plainToInstance(PlanRequestDto, plain);
  const errors = validateSync(dto, {
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    validationError: { target: true, value: false },
  });
  const faults = [...faultsOf(errors), ...faultsOfContent(plain, catalogue)];
  if (faults.length > 0) return { faults };
  return { request: new Reader(catalogue).request(dto) };
}

function faultsOfRefusal(refused: Refusal): readonly Fault[] {
  return refused.faults.length > 0 ? refused.faults : [{ path: 'request', message: refused.message }];
}

/** A field that is null counts as left out. */
function withoutNulls<T>(value: T): T {
  if (Array.isArray(value)) return value.map((part: unknown) => withoutNulls(part)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, part]) => part !== null);
  return Object.fromEntries(kept.map(([name, part]) => [name, withoutNulls(part as unknown)])) as T;
}

/** Turns a request without faults into facts. */
class Reader {
  constructor(private readonly catalogue: Catalogue) {}

  request(dto: PlanRequestDto): PlanRequest {
    return {
      compoundedOn: day(dto.compoundedOn),
      standard: dto.standard,
      policy: { ...DEFAULT_POLICY, ...(dto.policy as Partial<Policy> | undefined) },
      equipment: equipmentOf(dto.equipment ?? {}),
      patient: this.patient(dto.patient),
      pastOrders: this.pastOrders(dto.patient),
      prescription: this.prescription(dto.prescription),
      lots: dto.lots && this.lots(dto.lots),
      decisions: dto.decisions ?? [],
    };
  }

  private patient(dto: PatientDto): PatientFacts {
    return {
      name: dto.name.normalize('NFC').trim(),
      birthDate: optionalDay(dto.birthDate),
      weight: dto.weight && {
        value: amount(dto.weight.value),
        measuredOn: optionalDay(dto.weight.measuredOn),
      },
      allergies: {
        status: dto.allergies?.status ?? 'not-asked',
        entries: (dto.allergies?.entries ?? []).map((entry) => ({ ...entry, coding: entry.coding ?? [] })),
      },
      medications: {
        reviewedOn: optionalDay(dto.medications?.reviewedOn),
        entries: (dto.medications?.entries ?? []).map((entry) => ({
          text: entry.text,
          status: entry.status ?? 'unknown',
          lastTaken: optionalDay(entry.lastTaken),
          coding: entry.coding ?? [],
        })),
      },
      conditions: {
        reviewedOn: optionalDay(dto.conditions?.reviewedOn),
        entries: (dto.conditions?.entries ?? []).map((entry) => ({
          text: entry.text,
          coding: entry.coding ?? [],
        })),
      },
    };
  }

  private pastOrders(dto: PatientDto): PastOrder[] {
    return (dto.pastOrders ?? []).map((order) => ({
      on: day(order.on),
      productClass: order.productClass,
      form: order.form,
      dose: amount(order.dose),
      strength: optionalAmount(order.strength),
    }));
  }

  private prescription(dto: PrescriptionDto): PrescriptionFacts {
    return {
      writtenOn: optionalDay(dto.writtenOn),
      productClass: dto.productClass,
      form: dto.form,
      dose: amount(dto.dose),
      strengthBasis: dto.strengthBasis ?? 'naltrexone hydrochloride',
      timesPerDay: dto.timesPerDay,
      timing: dto.timing,
      daysSupply: dto.daysSupply,
      refills: dto.refills ?? 0,
      strength: optionalAmount(dto.strength),
      filler: dto.filler === undefined ? undefined : this.ingredient(dto.filler, ['filler']),
      shell: dto.shell === undefined ? undefined : this.ingredient(dto.shell, ['shell']),
      base: dto.base === undefined ? undefined : this.ingredient(dto.base, ['base']),
      vehicle: dto.vehicle,
      titration: (dto.titration ?? []).map((step) => ({ dose: amount(step.dose), days: step.days })),
      titrationStrengths: dto.titrationStrengths?.map((strength) => amount(strength)),
      tablets: dto.tablets === undefined ? undefined : this.ingredient(dto.tablets, ['source-tablet']),
      quantity: optionalAmount(dto.quantity),
      deliveryDays: dto.deliveryDays,
      uldnWithOpioidStatement: dto.uldnWithOpioidStatement ?? false,
    };
  }

  private lots(dtos: readonly LotDto[]): LotFacts[] {
    return dtos.map((dto) => ({
      ingredient: this.ingredient(dto.ingredient, rolesOfLot(dto.onHand)),
      lot: dto.lot,
      expiresOn: expiryOf(dto.expiresOn),
      onHand: amount(dto.onHand),
      form: dto.form,
      assay: optionalAmount(dto.assay),
      assayBasis: dto.assayBasis,
      water: optionalAmount(dto.water),
      packStat: packStatOf(dto.packStat ?? {}),
      density: optionalAmount(dto.density),
      size: dto.size,
    }));
  }

  private ingredient(name: string, roles?: readonly Role[]): string {
    const found = this.catalogue.find(name, roles);
    if (!found) throw new RangeError('an ingredient the catalogue does not know was not refused');
    return found.id;
  }
}

function packStatOf(given: Record<string, unknown>): LotFacts['packStat'] {
  return Object.fromEntries(Object.entries(given).map(([size, value]) => [size, amount(value as string)]));
}

function checkedOf(dto: { name?: string; calibratedOn?: string; calibrationDue?: string }): Checked {
  return {
    name: dto.name?.trim(),
    calibratedOn: optionalDay(dto.calibratedOn),
    calibrationDue: optionalDay(dto.calibrationDue),
  };
}

function equipmentOf(dto: EquipmentDto): Equipment {
  const { balance, dropper, applicator, syringe, capsuleMachine } = dto;
  return {
    balance: balance && {
      ...checkedOf(balance),
      readability: amount(balance.readability),
      minimumWeighable: optionalAmount(balance.minimumWeighable),
      sensitivity: optionalAmount(balance.sensitivity),
      standardDeviation: optionalAmount(balance.standardDeviation),
    },
    dropper: dropper && dropperOf(dropper),
    applicator: applicator && {
      ...checkedOf(applicator),
      perClick: amount(applicator.perClick),
      priming: amount(applicator.priming),
      deadVolume: optionalAmount(applicator.deadVolume),
      calibratedBase: applicator.calibratedBase?.trim(),
      clickError: optionalAmount(applicator.clickError),
    },
    syringe: syringe && { ...checkedOf(syringe), graduation: amount(syringe.graduation) },
    capsuleMachine: capsuleMachine && { ...checkedOf(capsuleMachine), sizes: capsuleMachine.sizes },
  };
}

/** Drops in 1 mL as given, or n drops divided by the volume they fill: n / (mass / density). */
function dropperOf(dto: DropperDto): DropperFacts {
  const { drops, mass, density } = dto;
  const counted =
    drops && mass && density
      ? { drops: Number(drops), mass: amount(mass), density: amount(density) }
      : undefined;
  const perMl = counted
    ? new Exact(counted.drops).times(counted.density.in('g/mL')).div(counted.mass.in('g'))
    : new Exact(dto.dropsPerMl ?? '0');
  return {
    ...checkedOf(dto),
    dropsPerMl: Amount.of(perMl, 'drop/mL'),
    counted,
    calibratedFor: dto.calibratedFor,
    calibratedStrength: optionalAmount(dto.calibratedStrength),
    dropperLot: dto.dropperLot?.trim(),
    suppliedLot: dto.suppliedLot?.trim(),
  };
}

function optionalDay(text: string | undefined): Day | undefined {
  return text ? day(text) : undefined;
}

function optionalAmount(text: string | undefined): Amount | undefined {
  return text ? amount(text) : undefined;
}

function expiryOf(text: string): Day {
  const reading = readExpiry(text);
  if ('fault' in reading) throw new RangeError(reading.fault);
  return reading.day;
}
