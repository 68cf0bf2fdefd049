import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { dayIn } from '../calendar/day.js';
import { FORMS } from '../catalogue/formula.js';
import { Clock } from '../config/clock.js';
import { Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { html, HTML_TYPE } from '../web/layout.js';
import { ExpiryBoardPage } from './expiry-board.pages.js';
import { ExpiryBoardService } from './expiry-board.service.js';

@ApiExcludeController()
@Controller('expiry-board')
export class ExpiryBoardPagesController {
  constructor(
    private readonly board: ExpiryBoardService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Header('content-type', HTML_TYPE)
  async show(@Who() who: SignedIn, @Query('form') asked: unknown): Promise<string> {
    const form = FORMS.find((one) => one === asked);
    const filter = form ? { form } : {};
    const rows = await this.board.board(who, filter);
    return html(ExpiryBoardPage({ who, rows, today: dayIn(who.timeZone, this.clock.now()), ...filter }));
  }
}
