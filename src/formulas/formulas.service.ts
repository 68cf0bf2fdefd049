import { Injectable } from '@nestjs/common';
import type { Formula } from '../catalogue/formula.js';
import { SHIPPED_FORMULAS } from '../catalogue/formulas.js';
import { Clock } from '../config/clock.js';
import { Database } from '../database/database.js';
import { notFound } from '../database/ids.js';
import type { Actor } from '../database/transact.js';
import type { SignedIn } from '../staff/signed-in.js';
import { FormulaVersion } from './formulas.entity.js';

@Injectable()
export class FormulasService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

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

  /** Records that came with a release after the pharmacy was set up, and no pharmacist has approved here yet. */
  async offered(by: Actor): Promise<readonly Formula[]> {
    const newest = new Map((await this.list(by)).map((known) => [known.formulaId, known.version]));
    return SHIPPED_FORMULAS.filter(({ id, version }) => version > (newest.get(id) ?? 0));
  }

  /** A pharmacist approves a shipped record for this pharmacy; it takes the place of the version before. */
  adopt(by: SignedIn, formulaId: string): Promise<FormulaVersion> {
    const formula = SHIPPED_FORMULAS.find(({ id }) => id === formulaId);
    if (!formula) throw notFound('formula');
    const { version } = formula;
    return this.database.transact(by, async (manager) => {
      // Two at once wait for each other here; the second finds it done.
      await manager.query(`SELECT pg_advisory_xact_lock(hashtext('galenic formula ' || $1 || $2))`, [
        by.pharmacyId,
        formulaId,
      ]);
      const known = await manager.findOne(FormulaVersion, { where: { formulaId, version } });
      if (known) return known;
      await manager.update(FormulaVersion, { formulaId, status: 'approved' }, { status: 'superseded' });
      return manager.save(
        manager.create(FormulaVersion, {
          formulaId,
          version,
          status: 'approved',
          content: formula,
          approvedById: by.staffId,
          approvedAt: this.clock.now(),
        }),
      );
    });
  }
}
