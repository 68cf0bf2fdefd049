import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { ValidationPipe } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest, RawServerDefault } from 'fastify';
import { describeApi } from './app.docs.js';
import { Config } from './config/config.js';
import { faultsOf } from './planning/validation-faults.js';
import { malformed } from './refusals/refusal.js';
import { BODY_LIMIT_KB, toldOf } from './web/faults-of-error.js';
import { refuseUnreadable } from './refusals/readable-input.js';
import { RefusalFilter } from './web/refusal.filter.js';

/** Nothing from elsewhere, nothing inline: a script that gets into a page does not run. */
const CONTENT_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** The HTTP server with its limits; `main` and the tests create the app with it. */
export function createAdapter(config: Pick<Config, 'trustedProxies'>): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT_KB * 1024,
    // The nearest hops are our own proxies; what stands further left in X-Forwarded-For anyone may have written.
    trustProxy: (_address: string, hop: number) => hop < config.trustedProxies,
    multipart: false,
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: answerUnroutable,
  });
}

/** Everything between the socket and the rooms, the same for the service and its tests. */
export async function setUpApp(app: NestFastifyApplication): Promise<void> {
  const { secureCookies } = app.get(Config);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY },
    // Sign-in checks where it was sent from, so a form's Origin header has to arrive.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secureCookies,
    xFrameOptions: { action: 'deny' },
  });
  const server = app.getHttpAdapter().getInstance();
  // Fastify reads plain text unasked; no route of ours takes it.
  server.removeContentTypeParser('text/plain');
  acceptEmptyJson(app);
  server.addHook('preValidation', (request, _reply, done) => {
    try {
      refuseUnreadable(isPageForm(request) ? undefined : request.body, request.query, request.params);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    // What a page shows must not stay in a shared browser; assets name their own time.
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done();
  });
  app.useGlobalPipes(
    new ValidationPipe({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      stopAtFirstError: true,
      // The class tells which fields are known; the value is never repeated.
      validationError: { target: true, value: false },
      exceptionFactory: (errors) => malformed(faultsOf(errors)),
    }),
  );
  app.useGlobalFilters(new RefusalFilter());
  describeApi(app);
}

/** A form of a page is shown again with what was typed, so its page's own reader looks for what cannot be read. */
function isPageForm({ url, headers }: FastifyRequest): boolean {
  const type = headers['content-type'] ?? '';
  return !url.startsWith('/api') && type.startsWith('application/x-www-form-urlencoded');
}

/** Programs send `content-type: application/json` with every request, also with one that needs no body. */
function acceptEmptyJson(app: NestFastifyApplication): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser<RawServerDefault>(
    'application/json',
    { bodyLimit: BODY_LIMIT_KB * 1024 },
    (request, body, done) => {
      if (body.length === 0) done(null, undefined);
      else parse(request, body.toString('utf8'), done);
    },
  );
}

/** An address the router cannot even read never reaches the filter. */
function answerUnroutable(error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  const { status, error: sentence, faults } = toldOf(error);
  void reply.code(status).header('cache-control', 'no-store').type('application/json; charset=utf-8');
  void reply.send(JSON.stringify({ error: sentence, faults }));
}
