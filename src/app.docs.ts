import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

export const DOCS_PATH = '/api/docs';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>API · Galenic</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${DOCS_PATH}/swagger-ui.css">
    <script src="${DOCS_PATH}/swagger-ui-bundle.js" defer></script>
    <script src="${DOCS_PATH}/start.js" defer></script>
  </head>
  <body>
    <main id="docs"><noscript>The same as JSON: <a href="${DOCS_PATH}-json">${DOCS_PATH}-json</a></noscript></main>
  </body>
</html>
`;

const START = `SwaggerUIBundle({ url: '${DOCS_PATH}-json', dom_id: '#docs', deepLinking: true, validatorUrl: null });\n`;

/**
 * OpenAPI page at `/api/docs`, JSON at `/api/docs-json`. Public: it describes the API and holds no data. The page is our
 * own around Swagger UI's files: the one of `@nestjs/swagger` styles itself inline, which the content policy forbids.
 */
export function describeApi(app: NestFastifyApplication): void {
  let built: OpenAPIObject | undefined;
  // Built when first asked for, so that it costs nothing at start.
  SwaggerModule.setup(DOCS_PATH, app, () => (built ??= apiDescription(app)), { ui: false, raw: ['json'] });
  const server = app.getHttpAdapter().getInstance();
  const serve = (path: string, type: string, read: () => string | Buffer): void => {
    server.get(path, (_request, reply) => reply.type(type).send(read()));
  };
  serve(DOCS_PATH, 'text/html; charset=utf-8', () => PAGE);
  serve(`${DOCS_PATH}/start.js`, 'text/javascript; charset=utf-8', () => START);
  serve(`${DOCS_PATH}/swagger-ui.css`, 'text/css; charset=utf-8', () => swaggerUiFile('swagger-ui.css'));
  serve(`${DOCS_PATH}/swagger-ui-bundle.js`, 'text/javascript; charset=utf-8', () =>
    swaggerUiFile('swagger-ui-bundle.js'),
  );
}

/** Swagger UI comes with `@nestjs/swagger`, so it is looked for from there. */
function swaggerUiFile(name: string): Buffer {
  const fromSwagger = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
  return readFileSync(fromSwagger.resolve(`swagger-ui-dist/${name}`));
}

function apiDescription(app: NestFastifyApplication): OpenAPIObject {
  const facts = new DocumentBuilder()
    .setTitle('Galenic')
    .setDescription(
      'Sign in with POST /api/session and send the token as "Authorization: Bearer …". Amounts are text with a unit ' +
        '("4.5 mg"), days are YYYY-MM-DD. Refused requests answer { error, faults: [{ path, message }], reference }.',
    )
    .setVersion('0.2.0')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  const description = SwaggerModule.createDocument(app, facts);
  const isApi = ([path]: [string, unknown]): boolean => path.startsWith('/api') || path === '/health';
  return { ...description, paths: Object.fromEntries(Object.entries(description.paths).filter(isApi)) };
}
