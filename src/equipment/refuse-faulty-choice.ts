import type { EntityManager } from 'typeorm';
import { dayIn } from '../calendar/day.js';
import type { Actor } from '../database/transact.js';
import { pharmacyOf } from '../pharmacies/pharmacies.service.js';
import { malformed } from '../refusals/refusal.js';
import { faultsOfChoice, type EquipmentChoice } from './equipment-choice.js';
import { equipmentInUse } from './equipment.service.js';

/** Refuses a choice of what is not in use here, or overdue at `now`. Asks the database nothing where nothing was chosen. */
export async function refuseFaultyChoice(
  manager: EntityManager,
  by: Actor,
  choice: EquipmentChoice,
  now: Date,
): Promise<void> {
  if (Object.values(choice).every((id) => !id)) return;
  const { timeZone } = await pharmacyOf(manager, by);
  const faults = faultsOfChoice(await equipmentInUse(manager), choice, dayIn(timeZone, now));
  if (faults.length > 0) throw malformed(faults);
}
