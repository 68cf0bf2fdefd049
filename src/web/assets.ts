import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';

/** A file the pages load, read once at start. All are local: a pharmacy's network may be closed. */
export interface Asset {
  readonly type: string;
  readonly bytes: Buffer;
  readonly gzipped: Buffer;
  /** First digits of its SHA-256: changes with the content, so browsers may keep a version for ever. */
  readonly version: string;
}

const OWN = new URL('./assets/', import.meta.url);
const HTMX = createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js');

const FILES = {
  'galenic.css': [new URL('galenic.css', OWN), 'text/css; charset=utf-8'],
  'galenic.js': [new URL('galenic.js', OWN), 'text/javascript; charset=utf-8'],
  'galenic.svg': [new URL('galenic.svg', OWN), 'image/svg+xml'],
  'htmx.js': [HTMX, 'text/javascript; charset=utf-8'],
} as const;

export type AssetName = keyof typeof FILES;

const ASSETS: ReadonlyMap<string, Asset> = new Map(
  Object.entries(FILES).map(([name, [place, type]]) => [name, readAsset(place, type)]),
);

function readAsset(place: URL | string, type: string): Asset {
  const bytes = readFileSync(place);
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  return { type, bytes, gzipped: gzipSync(bytes), version };
}

export function findAsset(name: string): Asset | undefined {
  return ASSETS.get(name);
}

/** `/assets/galenic.css?v=…` */
export function assetUrl(name: AssetName): string {
  return `/assets/${name}?v=${ASSETS.get(name)?.version ?? ''}`;
}
