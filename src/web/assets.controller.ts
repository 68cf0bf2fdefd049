import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Refusal } from '../refusals/refusal.js';
import { Public } from '../staff/access.js';
import { findAsset } from './assets.js';

const FOR_EVER = 'public, max-age=31536000, immutable';

/** Serves the handful of files in memory; the name is looked up, never used as a path. */
@ApiExcludeController()
@Controller('assets')
export class AssetsController {
  @Get(':name')
  @Public()
  send(
    @Param('name') name: string,
    @Headers('accept-encoding') accepted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Buffer {
    const asset = findAsset(name);
    if (!asset) throw new Refusal('not-found', 'There is no such file.');
    const zipped = /\bgzip\b/u.test(accepted ?? '');
    reply
      .header('content-type', asset.type)
      .header('cache-control', FOR_EVER)
      .header('vary', 'accept-encoding');
    if (zipped) reply.header('content-encoding', 'gzip');
    return zipped ? asset.gzipped : asset.bytes;
  }
}
