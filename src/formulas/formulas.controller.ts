import { Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Roles, Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import type { FormulaVersion } from './formulas.entity.js';
import { FormulasService } from './formulas.service.js';

@ApiTags('formulas')
@Controller('api/formulas')
export class FormulasController {
  constructor(private readonly formulas: FormulasService) {}

  @Get()
  @ApiOperation({ summary: 'Master formulation records, the newest version of each' })
  list(@Who() by: SignedIn): Promise<FormulaVersion[]> {
    return this.formulas.list(by);
  }

  @Get(':formulaId')
  @ApiOperation({ summary: 'Every version of one record, newest first' })
  get(@Who() by: SignedIn, @Param('formulaId') formulaId: string): Promise<FormulaVersion[]> {
    return this.formulas.get(by, formulaId);
  }

  @Post(':formulaId/adopt')
  @HttpCode(HttpStatus.OK)
  @Roles('pharmacist')
  @ApiOperation({ summary: 'Approve the version that came with this release for this pharmacy' })
  adopt(@Who() by: SignedIn, @Param('formulaId') formulaId: string): Promise<FormulaVersion> {
    return this.formulas.adopt(by, formulaId);
  }
}
