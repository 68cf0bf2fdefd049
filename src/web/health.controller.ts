import { Controller, Get, Logger, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Database } from '../database/database.js';
import { Public } from '../staff/access.js';
import { logTextOf } from './log-line.js';

/** For a balancer or a watchdog: 200 while the database answers, 503 while it does not. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  private readonly logger = new Logger('Health');

  constructor(private readonly database: Database) {}

  @Get()
  @Public()
  async answer(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ status: string; database: string }> {
    try {
      await this.database.ping();
      return { status: 'ok', database: 'answers' };
    } catch (error) {
      this.logger.error(logTextOf(error));
      void reply.code(503);
      return { status: 'unavailable', database: 'does not answer' };
    }
  }
}
