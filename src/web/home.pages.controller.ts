import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { dayIn } from '../calendar/day.js';
import { Clock } from '../config/clock.js';
import { ExpiryBoardService } from '../expiry-board/expiry-board.service.js';
import { OrdersService } from '../orders/orders.service.js';
import { Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import { HomePage } from './home.pages.js';
import { html, HTML_TYPE } from './layout.js';

const SHOWN_OF_BOARD = 8;

@ApiExcludeController()
@Controller()
export class HomePagesController {
  constructor(
    private readonly orders: OrdersService,
    private readonly board: ExpiryBoardService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Header('content-type', HTML_TYPE)
  async today(@Who() who: SignedIn): Promise<string> {
    const orders = await this.orders.list(who, { unfinished: true });
    const rows = await this.board.board(who);
    const expiring = rows.slice(0, SHOWN_OF_BOARD);
    return html(HomePage({ who, orders, expiring, today: dayIn(who.timeZone, this.clock.now()) }));
  }
}
