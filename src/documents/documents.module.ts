import { Module } from '@nestjs/common';
import { FormulasModule } from '../formulas/formulas.module.js';
import { OrdersModule } from '../orders/orders.module.js';
import { PharmaciesModule } from '../pharmacies/pharmacies.module.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsService } from './documents.service.js';

@Module({
  imports: [OrdersModule, FormulasModule, PharmaciesModule],
  controllers: [DocumentsController],
  providers: [DocumentsService],
})
export class DocumentsModule {}
