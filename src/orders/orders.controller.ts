import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../database/idempotency-key.js';
import { Who } from '../staff/access.js';
import type { SignedIn } from '../staff/signed-in.js';
import {
  FinishInput,
  IntermediateInput,
  NoInput,
  OrderDecisionInput,
  OrderInput,
  OrderQuery,
  ReasonInput,
} from './orders.dto.js';
import { OrdersService } from './orders.service.js';
import type { OrderDetail, OrderLine } from './orders.types.js';

/** Each step's role is in `TRANSITIONS` and checked by the service, which alone knows who made the order. */
@ApiTags('orders')
@Controller('api/orders')
export class OrdersController {
  constructor(private readonly orders: OrdersService) {}

  @Get()
  @ApiOperation({ summary: 'Orders, newest first' })
  list(@Who() by: SignedIn, @Query() filter: OrderQuery): Promise<OrderLine[]> {
    return this.orders.list(by, filter);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One order with plan, record, history and the steps you may take' })
  get(@Who() by: SignedIn, @Param('id') id: string): Promise<OrderDetail> {
    return this.orders.get(by, id);
  }

  @Post()
  @ApiHeader({ name: IDEMPOTENCY_HEADER, required: true })
  @ApiOperation({ summary: 'Draft an order for a prescription' })
  create(
    @Who() by: SignedIn,
    @IdempotencyKey() key: string,
    @Body() input: OrderInput,
  ): Promise<OrderDetail> {
    return this.orders.create(by, input, key);
  }

  @Post(':id/decisions')
  @HttpCode(200)
  @ApiOperation({ summary: 'Answer a finding that asks for a pharmacist’s decision' })
  decide(
    @Who() by: SignedIn,
    @Param('id') id: string,
    @Body() input: OrderDecisionInput,
  ): Promise<OrderDetail> {
    return this.orders.decide(by, id, input);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approve: stores the plan whole' })
  approve(@Who() by: SignedIn, @Param('id') id: string, @Body() input: NoInput): Promise<OrderDetail> {
    return this.orders.act(by, id, 'approve', input);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make an approved order a draft again' })
  reopen(@Who() by: SignedIn, @Param('id') id: string, @Body() input: ReasonInput): Promise<OrderDetail> {
    return this.orders.act(by, id, 'reopen', input);
  }

  @Post(':id/start-compounding')
  @HttpCode(200)
  @ApiOperation({ summary: 'Start making it: draws the lots' })
  start(@Who() by: SignedIn, @Param('id') id: string, @Body() input: NoInput): Promise<OrderDetail> {
    return this.orders.act(by, id, 'start-compounding', input);
  }

  @Post(':id/intermediates/:name')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Record an intermediate (T1) where it is used: what was weighed of it, and the scan of its label',
  })
  recordIntermediate(
    @Who() by: SignedIn,
    @Param('id') id: string,
    @Param('name') name: string,
    @Body() input: IntermediateInput,
  ): Promise<OrderDetail> {
    return this.orders.recordIntermediate(by, id, name, input);
  }

  @Post(':id/finish-compounding')
  @HttpCode(200)
  @ApiOperation({ summary: 'Enter what was weighed and hand it to verification' })
  finish(@Who() by: SignedIn, @Param('id') id: string, @Body() input: FinishInput): Promise<OrderDetail> {
    return this.orders.act(by, id, 'finish-compounding', input);
  }

  @Post(':id/release')
  @HttpCode(200)
  @ApiOperation({ summary: 'Verify and release; never by who made it' })
  release(@Who() by: SignedIn, @Param('id') id: string, @Body() input: NoInput): Promise<OrderDetail> {
    return this.orders.act(by, id, 'release', input);
  }

  @Post(':id/dispense')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hand it to the patient' })
  dispense(@Who() by: SignedIn, @Param('id') id: string, @Body() input: NoInput): Promise<OrderDetail> {
    return this.orders.act(by, id, 'dispense', input);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel before anything is made' })
  cancel(@Who() by: SignedIn, @Param('id') id: string, @Body() input: ReasonInput): Promise<OrderDetail> {
    return this.orders.act(by, id, 'cancel', input);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @ApiOperation({ summary: 'Discard what was begun or made' })
  discard(@Who() by: SignedIn, @Param('id') id: string, @Body() input: ReasonInput): Promise<OrderDetail> {
    return this.orders.act(by, id, 'discard', input);
  }
}
