import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Triturations and stock solutions are lots of their own: parents, date, what was weighed, and the scan at their use. */
export class AddIntermediates1763942400000 implements MigrationInterface {
  readonly name = 'AddIntermediates1763942400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [TABLE, GUARDS, ISOLATION]) await queryRunner.query(part);
  }

  /** Going back would throw records away that the law has kept for years. */
  async down(): Promise<void> {
    throw new Error('Records of intermediates are not undone: restore a backup, or drop the database.');
  }
}

const TABLE = `
CREATE TABLE intermediate (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  pharmacy_id uuid NOT NULL DEFAULT nullif(current_setting('galenic.pharmacy_id', true), '')::uuid,
  order_id uuid NOT NULL,
  position integer NOT NULL,
  name text NOT NULL,
  lot text NOT NULL,
  medium text NOT NULL,
  strength text NOT NULL,
  made_from text NOT NULL,
  api_lot_id uuid,
  parent_id uuid,
  planned_api text NOT NULL,
  diluent text NOT NULL,
  diluent_lot_id uuid NOT NULL,
  planned_diluent text NOT NULL,
  total text NOT NULL,
  planned_taken text NOT NULL,
  use_by date NOT NULL,
  made_by_id uuid NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  actual_api text,
  actual_diluent text,
  actual_taken text,
  scanned text,
  used_on date,
  scanned_at timestamptz,
  CONSTRAINT pk_intermediate PRIMARY KEY (id),
  CONSTRAINT uq_intermediate_pharmacy_id_lot UNIQUE (pharmacy_id, lot),
  CONSTRAINT uq_intermediate_order_id_position UNIQUE (order_id, position),
  CONSTRAINT uq_intermediate_order_id_name UNIQUE (order_id, name),
  CONSTRAINT fk_intermediate_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id),
  CONSTRAINT fk_intermediate_order_id FOREIGN KEY (order_id) REFERENCES formulation_order (id),
  CONSTRAINT fk_intermediate_api_lot_id FOREIGN KEY (api_lot_id) REFERENCES lot (id),
  CONSTRAINT fk_intermediate_parent_id FOREIGN KEY (parent_id) REFERENCES intermediate (id),
  CONSTRAINT fk_intermediate_diluent_lot_id FOREIGN KEY (diluent_lot_id) REFERENCES lot (id),
  CONSTRAINT fk_intermediate_made_by_id FOREIGN KEY (made_by_id) REFERENCES staff (id),
  CONSTRAINT ck_intermediate_medium CHECK (medium IN ('powder', 'liquid', 'cream')),
  CONSTRAINT ck_intermediate_has_one_parent CHECK ((api_lot_id IS NULL) <> (parent_id IS NULL)),
  CONSTRAINT ck_intermediate_scan_is_its_lot CHECK (scanned IS NULL OR upper(scanned) = upper(lot)),
  CONSTRAINT ck_intermediate_scan_has_day CHECK (
    (scanned IS NULL) = (used_on IS NULL) AND (scanned IS NULL) = (scanned_at IS NULL)),
  CONSTRAINT ck_intermediate_used_in_time CHECK (used_on <= use_by),
  CONSTRAINT ck_intermediate_scanned_is_weighed CHECK (scanned IS NULL OR
    (actual_diluent IS NOT NULL AND actual_taken IS NOT NULL AND (actual_api IS NOT NULL OR parent_id IS NOT NULL)))
);
CREATE INDEX ix_intermediate_api_lot_id ON intermediate (api_lot_id);
CREATE INDEX ix_intermediate_diluent_lot_id ON intermediate (diluent_lot_id);
CREATE INDEX ix_intermediate_parent_id ON intermediate (parent_id);
`;

const GUARDS = `
CREATE TRIGGER a_belongs BEFORE INSERT OR UPDATE ON intermediate FOR EACH ROW
  EXECUTE FUNCTION refuse_foreign_reference('order_id', 'formulation_order', 'api_lot_id', 'lot',
    'parent_id', 'intermediate', 'diluent_lot_id', 'lot', 'made_by_id', 'staff');

-- The last day of the earliest of what it is made from.
CREATE FUNCTION parents_last_day(of_intermediate intermediate) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
  SELECT least(
    (SELECT expires_on FROM lot WHERE id = of_intermediate.api_lot_id),
    (SELECT expires_on FROM lot WHERE id = of_intermediate.diluent_lot_id),
    (SELECT use_by FROM intermediate WHERE id = of_intermediate.parent_id))
$body$;

CREATE FUNCTION guard_intermediate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  o formulation_order%ROWTYPE;
  parent intermediate%ROWTYPE;
BEGIN
  SELECT * INTO o FROM formulation_order WHERE id = NEW.order_id;
  IF o.state <> 'compounding' THEN
    RAISE EXCEPTION USING ERRCODE = 'GA002',
      MESSAGE = format('Order %s is %s; its intermediates are recorded while it is compounded.', o.number, o.state);
  END IF;
  SELECT * INTO parent FROM intermediate WHERE id = NEW.parent_id;
  IF TG_OP = 'INSERT' THEN
    IF NEW.scanned IS NOT NULL THEN
      RAISE EXCEPTION USING ERRCODE = 'GA009', MESSAGE = 'A new intermediate is not used yet.';
    END IF;
    IF parent.id IS NOT NULL AND (parent.order_id, parent.position < NEW.position) IS DISTINCT FROM (NEW.order_id, true) THEN
      RAISE EXCEPTION USING ERRCODE = 'GA009',
        MESSAGE = format('%s is made from an earlier intermediate of its own order.', NEW.name);
    END IF;
    IF NEW.use_by > parents_last_day(NEW) THEN
      RAISE EXCEPTION USING ERRCODE = 'GA009',
        MESSAGE = format('%s may be used until %s and not after what it is made from.', NEW.name, parents_last_day(NEW));
    END IF;
    IF NEW.api_lot_id IS NOT NULL THEN
      PERFORM refuse_unusable_lot(NEW.api_lot_id, NEW.order_id, NEW.pharmacy_id);
    END IF;
    PERFORM refuse_unusable_lot(NEW.diluent_lot_id, NEW.order_id, NEW.pharmacy_id);
    RETURN NEW;
  END IF;
  IF OLD.scanned IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'GA002', MESSAGE = format('%s is used; its record is no longer changed.', OLD.name);
  END IF;
  IF (NEW.order_id, NEW.position, NEW.name, NEW.lot, NEW.strength, NEW.api_lot_id, NEW.parent_id, NEW.diluent_lot_id, NEW.use_by)
     IS DISTINCT FROM
     (OLD.order_id, OLD.position, OLD.name, OLD.lot, OLD.strength, OLD.api_lot_id, OLD.parent_id, OLD.diluent_lot_id, OLD.use_by)
  THEN
    RAISE EXCEPTION USING ERRCODE = 'GA002', MESSAGE = 'An intermediate keeps its lot, its parents and its date.';
  END IF;
  IF NEW.scanned IS NOT NULL THEN
    IF parent.id IS NOT NULL AND parent.scanned IS NULL THEN
      RAISE EXCEPTION USING ERRCODE = 'GA012',
        MESSAGE = format('%s was not scanned where %s is made from it.', parent.name, NEW.name);
    END IF;
    IF NEW.used_on > parents_last_day(NEW) THEN
      RAISE EXCEPTION USING ERRCODE = 'GA003',
        MESSAGE = format('What %s is made from was good until %s.', NEW.name, parents_last_day(NEW));
    END IF;
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER c_guard BEFORE INSERT OR UPDATE ON intermediate FOR EACH ROW EXECUTE FUNCTION guard_intermediate();

CREATE FUNCTION refuse_delete_of_intermediate() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'GA008', MESSAGE = 'An intermediate that was made is never deleted.';
END $body$;
CREATE TRIGGER a_never_deleted BEFORE DELETE ON intermediate FOR EACH ROW EXECUTE FUNCTION refuse_delete_of_intermediate();
CREATE TRIGGER a_never_emptied BEFORE TRUNCATE ON intermediate FOR EACH STATEMENT EXECUTE FUNCTION refuse_delete_of_intermediate();
CREATE TRIGGER z_audit AFTER INSERT OR UPDATE OR DELETE ON intermediate FOR EACH ROW EXECUTE FUNCTION record_audit();

-- The intermediates a stored plan asks for, by name: of a kit those of all its batches, of which the batch is the first.
CREATE FUNCTION intermediates_planned(plan jsonb) RETURNS TABLE (name text)
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $body$
  SELECT coalesce(planned ->> 'makes', 'an intermediate without a name')
  FROM jsonb_path_query(plan, CASE WHEN jsonb_typeof(plan -> 'kit') = 'array'
    THEN '$.kit[*].batch.triturations[*]'::jsonpath ELSE '$.batch.triturations[*]'::jsonpath END) AS planned
$body$;

-- Runs after the guard of the order itself. What the plan asks for and nobody recorded holds an order back like what was
-- recorded and not scanned.
CREATE FUNCTION guard_order_intermediates() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE open text;
BEGIN
  IF NEW.state = OLD.state OR NEW.state NOT IN ('verification', 'released', 'dispensed') THEN
    RETURN NEW;
  END IF;
  SELECT string_agg(name, ', ' ORDER BY name) INTO open FROM (
    SELECT name FROM intermediate WHERE order_id = NEW.id AND scanned IS NULL
    UNION
    SELECT planned.name FROM intermediates_planned(NEW.plan) AS planned
      WHERE NOT EXISTS (SELECT FROM intermediate i
        WHERE i.order_id = NEW.id AND i.name = planned.name AND i.scanned IS NOT NULL)) AS unscanned;
  IF open IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'GA012',
      MESSAGE = format('Order %s: %s was not scanned where it is used.', OLD.number, open);
  END IF;
  IF NEW.state <> 'verification' AND EXISTS (
       SELECT 1 FROM intermediate i JOIN lot l ON l.id IN (i.api_lot_id, i.diluent_lot_id)
       WHERE i.order_id = NEW.id AND l.status = 'recalled') THEN
    RAISE EXCEPTION USING ERRCODE = 'GA011',
      MESSAGE = format('Order %s holds a recalled lot and may not leave; discard it.', OLD.number);
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER d_guard_intermediates BEFORE UPDATE ON formulation_order
  FOR EACH ROW EXECUTE FUNCTION guard_order_intermediates();
`;

const ISOLATION = `
ALTER TABLE intermediate ENABLE ROW LEVEL SECURITY;
ALTER TABLE intermediate FORCE ROW LEVEL SECURITY;
CREATE POLICY own_pharmacy ON intermediate
  USING (pharmacy_id = current_pharmacy()) WITH CHECK (pharmacy_id = current_pharmacy());
REVOKE EXECUTE ON FUNCTION parents_last_day(intermediate), intermediates_planned(jsonb) FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE (actual_api, actual_diluent, actual_taken, scanned, used_on, scanned_at)
  ON intermediate TO galenic_app;
`;
