import { Module } from '@nestjs/common';
import { ClockModule } from './config/clock.module.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { PharmaciesModule } from './pharmacies/pharmacies.module.js';
import { StaffModule } from './staff/staff.module.js';
import { WebModule } from './web/web.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { EquipmentModule } from './equipment/equipment.module.js';
import { ExpiryBoardModule } from './expiry-board/expiry-board.module.js';
import { FormulasModule } from './formulas/formulas.module.js';
import { IngredientsModule } from './ingredients/ingredients.module.js';
import { LotsModule } from './lots/lots.module.js';
import { OrdersModule } from './orders/orders.module.js';
import { PatientsModule } from './patients/patients.module.js';
import { PagesModule } from './pages.module.js';
import { PlanningModule } from './planning/planning.module.js';
import { PrescribersModule } from './prescribers/prescribers.module.js';
import { PrescriptionsModule } from './prescriptions/prescriptions.module.js';
import { TitrationTemplatesModule } from './titration-templates/titration-templates.module.js';

/** The rooms of the house, lower floors first. */
@Module({
  imports: [
    ConfigModule,
    ClockModule,
    DatabaseModule,
    WebModule,
    StaffModule,
    PharmaciesModule,
    IngredientsModule,
    PatientsModule,
    PrescribersModule,
    EquipmentModule,
    LotsModule,
    FormulasModule,
    TitrationTemplatesModule,
    PrescriptionsModule,
    PlanningModule,
    OrdersModule,
    DocumentsModule,
    ExpiryBoardModule,
    PagesModule,
  ],
})
export class AppModule {}
