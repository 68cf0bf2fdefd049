import { Controller, Get, Header, HttpStatus, Param, Post, Query, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CATALOGUE } from '../catalogue/catalogue.js';
import { Refusal } from '../refusals/refusal.js';
import { Roles, Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { html, HTML_TYPE } from '../web/layout.js';
import { FormulaPage } from './formula.pages.js';
import { FormulasPage } from './formulas.pages.js';
import { FormulasService } from './formulas.service.js';

@ApiExcludeController()
@Controller('formulas')
export class FormulasPagesController {
  constructor(private readonly formulas: FormulasService) {}

  @Get()
  @Header('content-type', HTML_TYPE)
  async list(@Who() who: SignedIn): Promise<string> {
    const formulas = await this.formulas.list(who);
    return html(FormulasPage({ who, formulas, offered: await this.formulas.offered(who) }));
  }

  @Get(':id')
  @Header('content-type', HTML_TYPE)
  async show(
    @Who() who: SignedIn,
    @Param('id') id: string,
    @Query('version') version: unknown,
  ): Promise<string> {
    const versions = await this.formulas.get(who, id);
    const shown =
      version === undefined ? versions[0] : versions.find((one) => String(one.version) === version);
    if (!shown) throw new Refusal('not-found', 'This formula has no such version.');
    const nameOf = (ingredient: string) => CATALOGUE.find(ingredient)?.name ?? ingredient;
    return html(FormulaPage({ who, shown, versions, nameOf }));
  }

  @Post(':id/adopt')
  @Roles('pharmacist')
  @Redirect('/formulas', HttpStatus.SEE_OTHER)
  async adopt(@Who() who: SignedIn, @Param('id') id: string): Promise<void> {
    await this.formulas.adopt(who, id);
  }
}
