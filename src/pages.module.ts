import { Module } from '@nestjs/common';
import { EquipmentModule } from './equipment/equipment.module.js';
import { EquipmentPagesController } from './equipment/equipment.pages.controller.js';
import { ExpiryBoardModule } from './expiry-board/expiry-board.module.js';
import { ExpiryBoardPagesController } from './expiry-board/expiry-board.pages.controller.js';
import { FormulasModule } from './formulas/formulas.module.js';
import { FormulasPagesController } from './formulas/formulas.pages.controller.js';
import { IngredientsModule } from './ingredients/ingredients.module.js';
import { IngredientsPagesController } from './ingredients/ingredients.pages.controller.js';
import { LotsModule } from './lots/lots.module.js';
import { LotsPagesController } from './lots/lots.pages.controller.js';
import { OrdersModule } from './orders/orders.module.js';
import { OrdersPagesController } from './orders/orders.pages.controller.js';
import { PatientsModule } from './patients/patients.module.js';
import { PatientsPagesController } from './patients/patients.pages.controller.js';
import { PharmaciesModule } from './pharmacies/pharmacies.module.js';
import { SettingsPagesController } from './pharmacies/settings.pages.controller.js';
import { PlanningModule } from './planning/planning.module.js';
import { PrescribersModule } from './prescribers/prescribers.module.js';
import { PrescribersPagesController } from './prescribers/prescribers.pages.controller.js';
import { PrescriptionsModule } from './prescriptions/prescriptions.module.js';
import { PrescriptionsPagesController } from './prescriptions/prescriptions.pages.controller.js';
import { TitrationTemplatesModule } from './titration-templates/titration-templates.module.js';
import { TitrationTemplatesPagesController } from './titration-templates/titration-templates.pages.controller.js';
import { HomePagesController } from './web/home.pages.controller.js';

/** The pages: faces of the rooms, on the top floor, because a page may show what several rooms know. */
@Module({
  imports: [
    PharmaciesModule,
    IngredientsModule,
    PatientsModule,
    PrescribersModule,
    LotsModule,
    EquipmentModule,
    FormulasModule,
    TitrationTemplatesModule,
    PrescriptionsModule,
    PlanningModule,
    OrdersModule,
    ExpiryBoardModule,
  ],
  controllers: [
    HomePagesController,
    PrescriptionsPagesController,
    OrdersPagesController,
    PatientsPagesController,
    PrescribersPagesController,
    ExpiryBoardPagesController,
    FormulasPagesController,
    IngredientsPagesController,
    LotsPagesController,
    EquipmentPagesController,
    TitrationTemplatesPagesController,
    SettingsPagesController,
  ],
})
export class PagesModule {}
