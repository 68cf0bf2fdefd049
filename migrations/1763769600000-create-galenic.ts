import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GUARDS } from './1763769600000/guards.js';
import { ISOLATION } from './1763769600000/isolation.js';
import { LEDGERS } from './1763769600000/ledgers.js';
import { SIGN_IN } from './1763769600000/sign-in.js';
import { TABLES } from './1763769600000/tables.js';

/** The whole first schema: tables, what they refuse, who sees what, who may do what. */
export class CreateGalenic1763769600000 implements MigrationInterface {
  readonly name = 'CreateGalenic1763769600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [TABLES, LEDGERS, GUARDS, SIGN_IN, ISOLATION]) await queryRunner.query(part);
  }

  /** Going back would throw records away that the law has kept for years. */
  async down(): Promise<void> {
    throw new Error('The first schema is not undone: restore a backup, or drop the database.');
  }
}
