import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** Who may import whom: docs/architecture.md has the table, this file checks it. */
const FLOORS: readonly (readonly string[])[] = [
  ['quantities', 'calendar', 'refusals', 'findings'],
  ['policy', 'catalogue', 'batching', 'slips', 'stability', 'screening', 'planning'],
  ['config', 'database', 'audit', 'pharmacies', 'staff', 'web'],
  [
    'ingredients',
    'patients',
    'prescribers',
    'equipment',
    'lots',
    'formulas',
    'titration-templates',
    'prescriptions',
  ],
  [],
  ['orders', 'intermediates'],
  ['documents', 'expiry-board', 'fhir', 'cli'],
  ['demo', 'start'],
];

/** The files of the planning room that need the database or the web; the rest of it is pure. */
const LOADS_WHAT_A_PLAN_NEEDS = /^planning\/(planning\.|plans\.|stored-facts)/u;
const FLOOR_OF_PLANNING_SERVICE = 4;

/** Pages show what many rooms know: whatever folder they live in, they stand with the faces of the house. */
const PAGES = /\.(pages|panel)(\.|$)/u;
const FLOOR_OF_FACES = 6;

/** Upward imports that are meant, each with its reason. */
const MEANT: Readonly<Record<string, string>> = {
  'database/entities.ts': 'the data source must list every entity',
};

const FACES = /\.(controller|pages|queries)$/u;

interface Source {
  readonly path: string;
  readonly text: string;
}

function roomOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : 'start';
}

function floorOf(path: string): number {
  if (PAGES.test(path)) return FLOOR_OF_FACES;
  if (LOADS_WHAT_A_PLAN_NEEDS.test(path)) return FLOOR_OF_PLANNING_SERVICE;
  return FLOORS.findIndex((rooms) => rooms.includes(roomOf(path)));
}

function importsOf(source: Source): { specifier: string; typeOnly: boolean }[] {
  const found = source.text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gmu,
  );
  return [...found].map((match) => ({
    specifier: match[2] ?? match[3] ?? '',
    typeOnly: match[1] !== undefined,
  }));
}

/** Every breach of the floors in the given sources, as a sentence. */
function breaches(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    const floor = floorOf(source.path);
    if (floor < 0) return [`${source.path} is in no room of the house`];
    const outside = importsOf(source).flatMap(({ specifier }) => breachOf(source, floor, specifier));
    const impure = floor <= 1 && !source.path.includes('.spec.') ? impurities(source) : [];
    return [...outside, ...impure];
  });
}

function breachOf(source: Source, floor: number, specifier: string): string[] {
  if (!specifier.startsWith('.')) {
    const heavy = /^(@nestjs\/|typeorm|pg$|pdfkit|node:)/u.test(specifier);
    return floor <= 1 && heavy && !source.path.includes('.spec.')
      ? [`${source.path} is pure and imports ${specifier}`]
      : [];
  }
  const target = normalize(join(dirname(source.path), specifier.replace(/\.js$/u, '')));
  if (target.startsWith('..')) return [];
  const targetFloor = floorOf(target);
  const rooms = [roomOf(source.path), roomOf(target)];
  if (source.path in MEANT || rooms[0] === rooms[1] || rooms[0] === 'start') return [];
  if (targetFloor > floor)
    return [`${source.path} (floor ${floor}) imports ${target} (floor ${targetFloor})`];
  if (rooms[0] !== rooms[1] && FACES.test(target)) return [`${source.path} imports another room's ${target}`];
  return [];
}

function impurities(source: Source): string[] {
  return /\bnew Date\(\)|\bDate\.now\(|Math\.random\(|Temporal\.Now|process\.env/u.test(source.text)
    ? [`${source.path} is pure and reads the clock, chance or the environment`]
    : [];
}

function readSources(): Source[] {
  const root = join(import.meta.dirname, '..', 'src');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/u.test(path))
    .map((path) => ({
      path: relative(root, join(root, path)),
      text: readFileSync(join(root, path), 'utf8'),
    }));
}

describe('the house', () => {
  it('imports downwards only, keeps the pure rooms pure and reaches for no other room’s pages', () => {
    const sources = readSources();
    expect(sources.length).toBeGreaterThan(50);
    expect(breaches(sources)).toEqual([]);
  });

  it('has no file over 300 lines', () => {
    const long = readSources().filter(
      ({ text, path }) =>
        text.split('\n').length > 301 &&
        !path.startsWith('catalogue/ingredients/') &&
        !path.endsWith('.spec.ts'),
    );
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('can fail: each kind of breach is found in a bad sample', () => {
    const bad = [
      { path: 'batching/a.ts', text: "import { Lot } from '../lots/lots.entity.js';" },
      { path: 'stability/b.ts', text: "import { Injectable } from '@nestjs/common';" },
      { path: 'calendar/c.ts', text: 'const now = new Date();' },
      { path: 'orders/d.ts', text: "import { X } from '../lots/lots.controller.js';" },
      { path: 'attic/e.ts', text: '' },
    ];
    expect(breaches(bad)).toEqual([
      'batching/a.ts (floor 1) imports lots/lots.entity (floor 3)',
      'stability/b.ts is pure and imports @nestjs/common',
      'calendar/c.ts is pure and reads the clock, chance or the environment',
      "orders/d.ts imports another room's lots/lots.controller",
      'attic/e.ts is in no room of the house',
    ]);
  });
});
