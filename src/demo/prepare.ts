import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '../database/database.js';
import { EquipmentService } from '../equipment/equipment.service.js';
import { LotsService } from '../lots/lots.service.js';
import { PatientsService } from '../patients/patients.service.js';
import { PharmaciesService } from '../pharmacies/pharmacies.service.js';
import { PrescribersService } from '../prescribers/prescribers.service.js';
import { PrescriptionsService } from '../prescriptions/prescriptions.service.js';
import { StaffService } from '../staff/staff.service.js';
import { seedDemo } from './seed.js';

/** Fills the installation with the demo pharmacy unless there is one. */
export async function seedIfBlank(app: NestFastifyApplication, say: (line: string) => void): Promise<void> {
  const pharmacies = app.get(PharmaciesService);
  if (!(await pharmacies.isBlank())) return;
  const services = {
    database: app.get(Database),
    pharmacies,
    staff: app.get(StaffService),
    lots: app.get(LotsService),
    equipment: app.get(EquipmentService),
    patients: app.get(PatientsService),
    prescribers: app.get(PrescribersService),
    prescriptions: app.get(PrescriptionsService),
  };
  await seedDemo(services, new Date(), (line) => say(`  ${line}`));
}
