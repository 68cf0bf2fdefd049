import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { notFound } from '../database/ids.js';
import type { Actor } from '../database/transact.js';
import { FormulaVersion } from './formulas.entity.js';

@Injectable()
export class FormulasService {
  constructor(private readonly database: Database) {}

  /** The newest version of each master formulation record, whole. */
  list(by: Actor): Promise<FormulaVersion[]> {
    return this.database.transact(by, (manager) =>
      manager
        .createQueryBuilder(FormulaVersion, 'formula')
        .distinctOn(['formula.formulaId'])
        .orderBy('formula.formulaId')
        .addOrderBy('formula.version', 'DESC')
        .getMany(),
    );
  }

  /** Every version of one record, newest first. */
  get(by: Actor, formulaId: string): Promise<FormulaVersion[]> {
    return this.database.transact(by, async (manager) => {
      const versions = await manager.find(FormulaVersion, {
        where: { formulaId },
        order: { version: 'DESC' },
      });
      if (versions.length === 0) throw notFound('formula');
      return versions;
    });
  }
}
