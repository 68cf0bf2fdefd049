import { DefaultNamingStrategy, type Table, type View } from 'typeorm';

function snake(text: string): string {
  return text.replace(/([a-z\d])([A-Z])/gu, '$1_$2').toLowerCase();
}

/** Names a pharmacist's IT department can read in an error: `uq_lot_pharmacy_id_ingredient_lot`. */
export class ReadableNames extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined, prefixes: string[]): string {
    return [...prefixes.map(snake), customName ?? snake(propertyName)].join('_');
  }

  override joinColumnName(relationName: string, referencedColumnName: string): string {
    return snake(`${relationName}_${referencedColumnName}`);
  }

  override primaryKeyName(table: Table | string): string {
    return `pk_${this.nameOf(table)}`;
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return this.join('uq', table, columns);
  }

  override relationConstraintName(table: Table | string, columns: string[]): string {
    return this.join('rel', table, columns);
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return this.join('fk', table, columns);
  }

  override indexName(table: Table | View | string, columns: string[]): string {
    return this.join('ix', table, columns);
  }

  /** Checks are named where they are declared, by what they say. */
  override checkConstraintName(table: Table | string): string {
    throw new Error(`A check on ${this.nameOf(table)} has no name`);
  }

  private join(kind: string, table: Table | View | string, columns: string[]): string {
    return [kind, this.nameOf(table), ...columns].join('_');
  }

  private nameOf(table: Table | View | string): string {
    return this.getTableName(table as Table | string);
  }
}
