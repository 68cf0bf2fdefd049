import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { Equipment, LotFacts, PrescriptionFacts } from '../batching/batching.types.js';
import { day, isBefore, readExpiry, type Day } from '../calendar/day.js';
import { CAPSULE_SIZES, type CapsuleSize, type Catalogue, type Role } from '../catalogue/ingredient.js';
import { DEFAULT_POLICY, faultOfSetting, isSettingName, SETTINGS, type Policy } from '../policy/policy.js';
import { Amount, amount } from '../quantities/amount.js';
import { faultOfAmount } from '../quantities/is-amount.js';
import type { Fault } from '../refusals/refusal.js';
import type { PatientFacts } from '../screening/screening.types.js';
import type { PlanRequest } from './plan-request.js';
import {
  PlanRequestDto,
  type EquipmentDto,
  type LotDto,
  type PatientDto,
  type PrescriptionDto,
} from './plan-request.dto.js';
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
  const plain = Object.fromEntries(Object.entries(json).filter(([key]) => !PAPER_FIELDS.includes(key)));
  const dto = plainToInstance(PlanRequestDto, plain);
  const errors = validateSync(dto, {
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    validationError: { target: true, value: false },
  });
  if (errors.length > 0) return { faults: faultsOf(errors) };
  const reader = new Reader(catalogue);
  const request = reader.request(dto);
  return reader.faults.length > 0 ? { faults: reader.faults } : { request };
}

/** Turns a request of the right shape into facts, and collects what only the catalogue and the calendar can refuse. */
class Reader {
  readonly faults: Fault[] = [];

  constructor(private readonly catalogue: Catalogue) {}

  request(dto: PlanRequestDto): PlanRequest {
    const compoundedOn = day(dto.compoundedOn);
    return {
      compoundedOn,
      standard: dto.standard,
      policy: this.policy(dto.policy ?? {}),
      equipment: equipmentOf(dto.equipment ?? {}),
      patient: this.patient(dto.patient, compoundedOn),
      prescription: this.prescription(dto.prescription),
      lots: dto.lots && this.lots(dto.lots),
      decisions: dto.decisions ?? [],
    };
  }

  private policy(overrides: Record<string, unknown>): Policy {
    const policy: Record<string, string> = { ...DEFAULT_POLICY };
    for (const [name, value] of Object.entries(overrides)) {
      const path = `policy.${name.slice(0, 60)}`;
      if (!isSettingName(name)) {
        this.faults.push({
          path,
          message: `is not a policy setting; the settings are ${Object.keys(SETTINGS).join(', ')}`,
        });
        continue;
      }
      const fault = faultOfSetting(name, value);
      if (fault) this.faults.push({ path, message: fault });
      else policy[name] = value as string;
    }
    return policy as Policy;
  }

  private patient(dto: PatientDto, compoundedOn: Day): PatientFacts {
    const birthDate = optionalDay(dto.birthDate);
    if (birthDate && isBefore(compoundedOn, birthDate)) {
      this.faults.push({
        path: 'patient.birthDate',
        message: 'is after compoundedOn; write the day of birth',
      });
    }
    return {
      name: dto.name.normalize('NFC').trim(),
      birthDate,
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
      filler: this.ingredient(dto.filler, 'prescription.filler', ['filler']),
      shell: this.ingredient(dto.shell, 'prescription.shell', ['shell']),
      base: this.ingredient(dto.base, 'prescription.base', ['base']),
      vehicle: dto.vehicle,
      titration: (dto.titration ?? []).map((step) => ({ dose: amount(step.dose), days: step.days })),
      uldnWithOpioidStatement: dto.uldnWithOpioidStatement ?? false,
    };
  }

  private lots(dtos: readonly LotDto[]): LotFacts[] {
    const seen = new Set<string>();
    return dtos.map((dto, index) => {
      const path = `lots[${index}]`;
      // One word can name a powder and the shell made of it: what is counted is the shell.
      const roles: readonly Role[] | undefined = dto.onHand.trim().endsWith('capsule')
        ? ['shell']
        : undefined;
      const ingredient = this.ingredient(dto.ingredient, `${path}.ingredient`, roles) ?? '';
      const key = `${ingredient}\n${dto.lot}`;
      if (seen.has(key)) {
        this.faults.push({
          path: `${path}.lot`,
          message: 'stands twice for this ingredient; list each lot once',
        });
      }
      seen.add(key);
      return {
        ingredient,
        lot: dto.lot,
        expiresOn: expiryOf(dto.expiresOn),
        onHand: amount(dto.onHand),
        form: dto.form,
        assay: optionalAmount(dto.assay),
        assayBasis: dto.assayBasis,
        water: optionalAmount(dto.water),
        packStat: this.packStat(dto.packStat ?? {}, `${path}.packStat`),
        density: optionalAmount(dto.density),
      };
    });
  }

  private packStat(given: Record<string, unknown>, path: string): Partial<Record<CapsuleSize, Amount>> {
    const read: Partial<Record<CapsuleSize, Amount>> = {};
    for (const [size, value] of Object.entries(given)) {
      const at = `${path}.${size.slice(0, 20)}`;
      if (!CAPSULE_SIZES.includes(size as CapsuleSize)) {
        this.faults.push({
          path: at,
          message: `is not a capsule size; sizes are ${CAPSULE_SIZES.join(', ')}`,
        });
        continue;
      }
      const fault = faultOfAmount(value, { dimensions: ['mass'], example: '132 mg' });
      if (fault) this.faults.push({ path: at, message: fault });
      else read[size as CapsuleSize] = amount(value as string);
    }
    return read;
  }

  private ingredient(name: string | undefined, path: string, roles?: readonly Role[]): string | undefined {
    if (name === undefined) return undefined;
    const found = this.catalogue.find(name, roles);
    if (found) return found.id;
    const near = this.catalogue.nearest(name, roles, 3);
    const hint =
      near.length > 0 ? `; did you mean ${near.join(', ')}?` : '; the ingredients page lists them all';
    const what = roles ? `a ${roles.join(' or ')}` : 'an ingredient';
    this.faults.push({ path, message: `is not ${what} the catalogue knows${hint}` });
    return undefined;
  }
}

function equipmentOf(dto: EquipmentDto): Equipment {
  return {
    balance: dto.balance && {
      readability: amount(dto.balance.readability),
      minimumWeighable: amount(dto.balance.minimumWeighable),
    },
    dropper: dto.dropper && {
      dropsPerMl: Amount.of(dto.dropper.dropsPerMl, 'drop/mL'),
      calibratedFor: dto.dropper.calibratedFor,
    },
    applicator: dto.applicator && {
      perClick: amount(dto.applicator.perClick),
      priming: amount(dto.applicator.priming),
    },
    syringe: dto.syringe && { graduation: amount(dto.syringe.graduation) },
  };
}

function optionalDay(text: string | undefined | null): Day | undefined {
  return text ? day(text) : undefined;
}

function optionalAmount(text: string | undefined | null): Amount | undefined {
  return text ? amount(text) : undefined;
}

function expiryOf(text: string): Day {
  const reading = readExpiry(text);
  if ('fault' in reading) throw new RangeError(reading.fault);
  return reading.day;
}
