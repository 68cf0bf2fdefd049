import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { html, HTML_TYPE } from '../web/layout.js';
import { PharmaciesService, policyOf } from './pharmacies.service.js';
import { SettingsPage } from './settings.pages.js';

@ApiExcludeController()
@Controller('settings')
export class SettingsPagesController {
  constructor(private readonly pharmacies: PharmaciesService) {}

  @Get()
  @Header('content-type', HTML_TYPE)
  async show(@Who() who: SignedIn): Promise<string> {
    const pharmacy = await this.pharmacies.get(who);
    return html(SettingsPage({ who, pharmacy, policy: policyOf(pharmacy) }));
  }
}
