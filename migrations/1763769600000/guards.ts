/** What the database refuses, whoever asks. Codes are mapped to words and statuses in `src/database/refuse.ts`. */
export const GUARDS = `
-- Foreign keys are checked past row-level security, so that a row names only rows of its own pharmacy is checked here.
CREATE FUNCTION refuse_foreign_reference() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  i integer;
  referenced uuid;
  belongs boolean;
BEGIN
  FOR i IN 0 .. TG_NARGS / 2 - 1 LOOP
    EXECUTE format('SELECT ($1).%I', TG_ARGV[2 * i]) INTO referenced USING NEW;
    CONTINUE WHEN referenced IS NULL;
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE id = $1 AND pharmacy_id = $2)', TG_ARGV[2 * i + 1])
      INTO belongs USING referenced, NEW.pharmacy_id;
    IF NOT belongs THEN
      RAISE EXCEPTION USING ERRCODE = 'GA007',
        MESSAGE = format('There is no such %s in this pharmacy.', replace(TG_ARGV[2 * i + 1], '_', ' '));
    END IF;
  END LOOP;
  RETURN NEW;
END $body$;

CREATE TRIGGER a_belongs BEFORE INSERT OR UPDATE ON prescription FOR EACH ROW
  EXECUTE FUNCTION refuse_foreign_reference('patient_id', 'patient', 'prescriber_id', 'prescriber');
CREATE TRIGGER a_belongs BEFORE INSERT OR UPDATE ON formula_version FOR EACH ROW
  EXECUTE FUNCTION refuse_foreign_reference('approved_by_id', 'staff');
CREATE TRIGGER a_belongs BEFORE INSERT OR UPDATE ON formulation_order FOR EACH ROW
  EXECUTE FUNCTION refuse_foreign_reference('prescription_id', 'prescription', 'approved_by_id', 'staff',
    'made_by_id', 'staff', 'verified_by_id', 'staff');
CREATE TRIGGER a_belongs BEFORE INSERT ON order_event FOR EACH ROW
  EXECUTE FUNCTION refuse_foreign_reference('order_id', 'formulation_order', 'by_id', 'staff');
CREATE TRIGGER a_belongs BEFORE INSERT ON order_decision FOR EACH ROW
  EXECUTE FUNCTION refuse_foreign_reference('order_id', 'formulation_order', 'by_id', 'staff');
CREATE TRIGGER a_belongs BEFORE INSERT OR UPDATE ON order_component FOR EACH ROW
  EXECUTE FUNCTION refuse_foreign_reference('order_id', 'formulation_order', 'lot_id', 'lot');
CREATE TRIGGER a_belongs BEFORE INSERT ON stock_movement FOR EACH ROW
  EXECUTE FUNCTION refuse_foreign_reference('lot_id', 'lot', 'order_id', 'formulation_order', 'by_id', 'staff');

CREATE FUNCTION guard_new_lot() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF NEW.on_hand <> 0 THEN
    RAISE EXCEPTION USING ERRCODE = 'GA009', MESSAGE = 'A new lot has nothing on hand until a movement receives it.';
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER c_guard_new BEFORE INSERT ON lot FOR EACH ROW EXECUTE FUNCTION guard_new_lot();

CREATE FUNCTION guard_new_order() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  IF NEW.state <> 'draft' THEN
    RAISE EXCEPTION USING ERRCODE = 'GA009', MESSAGE = 'A new order is a draft.';
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER c_guard_new BEFORE INSERT ON formulation_order FOR EACH ROW EXECUTE FUNCTION guard_new_order();

CREATE FUNCTION guard_order() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  IF (NEW.id, NEW.number, NEW.prescription_id, NEW.created_at)
     IS DISTINCT FROM (OLD.id, OLD.number, OLD.prescription_id, OLD.created_at) THEN
    RAISE EXCEPTION USING ERRCODE = 'GA002', MESSAGE = 'An order keeps its number and its prescription.';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
       ('draft', 'approved'), ('approved', 'draft'), ('approved', 'compounding'), ('compounding', 'verification'),
       ('verification', 'released'), ('released', 'dispensed'),
       ('draft', 'cancelled'), ('approved', 'cancelled'), ('compounding', 'cancelled'), ('verification', 'cancelled'),
       ('compounding', 'discarded'), ('verification', 'discarded'), ('released', 'discarded')) THEN
    RAISE EXCEPTION USING ERRCODE = 'GA001',
      MESSAGE = format('An order does not go from %s to %s.', OLD.state, NEW.state);
  END IF;
  IF OLD.state IN ('released', 'dispensed', 'cancelled', 'discarded') AND
     (NEW.plan, NEW.request, NEW.formula_id, NEW.formula_version, NEW.form, NEW.compounded_on, NEW.beyond_use_date,
      NEW.approved_by_id, NEW.made_by_id, NEW.verified_by_id) IS DISTINCT FROM
     (OLD.plan, OLD.request, OLD.formula_id, OLD.formula_version, OLD.form, OLD.compounded_on, OLD.beyond_use_date,
      OLD.approved_by_id, OLD.made_by_id, OLD.verified_by_id) THEN
    RAISE EXCEPTION USING ERRCODE = 'GA002',
      MESSAGE = format('Order %s is %s; its record is no longer changed.', OLD.number, OLD.state);
  END IF;
  IF OLD.state = 'dispensed' AND NEW.dispensed_on IS DISTINCT FROM OLD.dispensed_on THEN
    RAISE EXCEPTION USING ERRCODE = 'GA002', MESSAGE = 'The day of dispensing is no longer changed.';
  END IF;
  IF NEW.state = 'dispensed' AND OLD.state <> 'dispensed' AND NEW.beyond_use_date < NEW.dispensed_on THEN
    RAISE EXCEPTION USING ERRCODE = 'GA006',
      MESSAGE = format('Order %s was good until %s and may not be dispensed on %s.',
        OLD.number, NEW.beyond_use_date, NEW.dispensed_on);
  END IF;
  IF NEW.state IN ('released', 'dispensed') AND NEW.state <> OLD.state AND EXISTS (
       SELECT 1 FROM order_component c JOIN lot l ON l.id = c.lot_id
       WHERE c.order_id = NEW.id AND l.status = 'recalled') THEN
    RAISE EXCEPTION USING ERRCODE = 'GA011',
      MESSAGE = format('Order %s holds a recalled lot and may not leave; discard it.', OLD.number);
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER c_guard BEFORE UPDATE ON formulation_order FOR EACH ROW EXECUTE FUNCTION guard_order();

CREATE FUNCTION guard_component() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE o formulation_order%ROWTYPE;
BEGIN
  SELECT * INTO o FROM formulation_order WHERE id = NEW.order_id;
  IF o.state IN ('released', 'dispensed', 'cancelled', 'discarded') THEN
    RAISE EXCEPTION USING ERRCODE = 'GA002',
      MESSAGE = format('Order %s is %s; its record is no longer changed.', o.number, o.state);
  END IF;
  IF TG_OP = 'INSERT' AND NEW.lot_id IS NOT NULL THEN
    PERFORM refuse_unusable_lot(NEW.lot_id, NEW.order_id, NEW.pharmacy_id);
  END IF;
  RETURN NEW;
END $body$;
CREATE TRIGGER c_guard BEFORE INSERT OR UPDATE ON order_component FOR EACH ROW EXECUTE FUNCTION guard_component();
`;
