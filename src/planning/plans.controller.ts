import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import type { Plan } from './plan.types.js';
import { PlanningService } from './planning.service.js';

const EXAMPLE = {
  compoundedOn: '2026-11-22',
  standard: 'usp-795-2023',
  equipment: { balance: { readability: '0.1 mg', minimumWeighable: '120 mg' } },
  patient: { name: 'Ada Example', birthDate: '1980-02-29', allergies: { status: 'none-known', entries: [] } },
  prescription: {
    productClass: 'LDN',
    form: 'capsule',
    dose: '4.5 mg',
    timesPerDay: 1,
    timing: 'bedtime',
    daysSupply: 100,
    refills: 0,
  },
  lots: [
    {
      ingredient: 'naltrexone hydrochloride',
      lot: 'NTX-0425',
      expiresOn: '2027-08',
      onHand: '25 g',
      form: 'dihydrate',
      assay: '99.5 %',
      assayBasis: 'anhydrous',
      water: '8.6 %',
      packStat: { '3': '180 mg' },
    },
  ],
};

@ApiTags('plans')
@Controller('api/plans')
export class PlansController {
  constructor(private readonly planning: PlanningService) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Ask for a plan',
    description:
      'Answers the whole request with findings, weighings, beyond-use date and label. Saves nothing.',
  })
  @ApiBody({ schema: { type: 'object', example: EXAMPLE } })
  plan(@Who() by: SignedIn, @Body() request: unknown): Promise<Plan> {
    return this.planning.answer(by, request);
  }
}
