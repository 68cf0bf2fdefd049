import { AuditEvent } from '../audit/audit.entity.js';
import { EquipmentItem } from '../equipment/equipment.entity.js';
import { FormulaVersion } from '../formulas/formulas.entity.js';
import { Intermediate } from '../intermediates/intermediates.entity.js';
import { Lot, StockMovement } from '../lots/lots.entity.js';
import { FormulationOrder, OrderComponent, OrderDecision, OrderEvent } from '../orders/orders.entity.js';
import { Patient } from '../patients/patients.entity.js';
import { Pharmacy } from '../pharmacies/pharmacies.entity.js';
import { Prescriber } from '../prescribers/prescribers.entity.js';
import { Prescription } from '../prescriptions/prescriptions.entity.js';
import { TitrationTemplateEntry } from '../titration-templates/titration-templates.entity.js';
import { SignInAttempt, StaffSession } from '../staff/staff-session.entity.js';
import { Staff } from '../staff/staff.entity.js';
import { IdempotencyKey } from './idempotency.entity.js';

/** Every table. The one place in this room that knows the rooms above: a data source must be told all of them. */
export const ENTITIES = [
  Pharmacy,
  Staff,
  StaffSession,
  SignInAttempt,
  Patient,
  Prescriber,
  Prescription,
  FormulaVersion,
  Lot,
  StockMovement,
  EquipmentItem,
  TitrationTemplateEntry,
  FormulationOrder,
  OrderEvent,
  OrderDecision,
  OrderComponent,
  Intermediate,
  AuditEvent,
  IdempotencyKey,
] as const;
