/** What the database writes by itself: the audit trail, numbers, and stock on hand. All of it runs as the owner. */
export const LEDGERS = `
CREATE FUNCTION record_audit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  old_row jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - 'password_hash' END;
  new_row jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - 'password_hash' END;
  of_row jsonb := coalesce(new_row, old_row);
BEGIN
  INSERT INTO audit_event (pharmacy_id, actor_id, reason, table_name, row_id, action, old_row, new_row)
  VALUES (
    coalesce(of_row ->> 'pharmacy_id', of_row ->> 'id')::uuid,
    nullif(current_setting('galenic.actor_id', true), '')::uuid,
    coalesce(current_setting('galenic.reason', true), ''),
    TG_TABLE_NAME, of_row ->> 'id', TG_OP, old_row, new_row);
  RETURN NULL;
END $body$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'GA008', MESSAGE = 'A record of what happened is never changed: add to it instead.';
END $body$;

DO $body$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['pharmacy', 'staff', 'patient', 'prescriber', 'prescription', 'formula_version', 'lot',
    'equipment', 'formulation_order', 'order_event', 'order_decision', 'order_component', 'stock_movement'] LOOP
    EXECUTE format('CREATE TRIGGER z_audit AFTER INSERT OR UPDATE OR DELETE ON %I
      FOR EACH ROW EXECUTE FUNCTION record_audit()', t);
  END LOOP;
  -- The grants keep the service from it; these keep the owner from it by mistake.
  FOREACH t IN ARRAY ARRAY['audit_event', 'stock_movement', 'order_event', 'order_decision'] LOOP
    EXECUTE format('CREATE TRIGGER a_append_only BEFORE UPDATE OR DELETE ON %I
      FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER a_append_only_whole BEFORE TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $body$;

-- The row's lock makes whoever comes second wait, so numbers have neither gaps nor repeats.
CREATE FUNCTION next_number(of_pharmacy uuid, of_name text, first integer) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
  INSERT INTO pharmacy_counter AS c (pharmacy_id, name, value) VALUES (of_pharmacy, of_name, first)
  ON CONFLICT (pharmacy_id, name) DO UPDATE SET value = c.value + 1
  RETURNING value
$body$;

CREATE FUNCTION today_in_pharmacy(of_pharmacy uuid) RETURNS date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
  SELECT (now() AT TIME ZONE coalesce((SELECT time_zone FROM pharmacy WHERE id = of_pharmacy), 'UTC'))::date
$body$;

CREATE FUNCTION number_prescription() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  NEW.number := next_number(NEW.pharmacy_id, 'prescription', 100001);
  RETURN NEW;
END $body$;
CREATE TRIGGER b_number BEFORE INSERT ON prescription FOR EACH ROW EXECUTE FUNCTION number_prescription();

CREATE FUNCTION number_order() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  yy text := to_char(today_in_pharmacy(NEW.pharmacy_id), 'YY');
  n text := next_number(NEW.pharmacy_id, 'order ' || yy, 1)::text;
BEGIN
  NEW.number := 'G-' || yy || '-' || lpad(n, greatest(4, length(n)), '0');
  RETURN NEW;
END $body$;
CREATE TRIGGER b_number BEFORE INSERT ON formulation_order FOR EACH ROW EXECUTE FUNCTION number_order();

CREATE FUNCTION refuse_unusable_lot(of_lot uuid, of_order uuid, of_pharmacy uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
DECLARE
  l lot%ROWTYPE;
  used_on date := coalesce(
    (SELECT compounded_on FROM formulation_order WHERE id = of_order AND pharmacy_id = of_pharmacy),
    today_in_pharmacy(of_pharmacy));
BEGIN
  SELECT * INTO l FROM lot WHERE id = of_lot AND pharmacy_id = of_pharmacy FOR NO KEY UPDATE;
  IF l.status = 'quarantined' THEN
    RAISE EXCEPTION USING ERRCODE = 'GA004', MESSAGE = format('Lot %s is in quarantine; release it before it is used.', l.lot);
  ELSIF l.status = 'recalled' THEN
    RAISE EXCEPTION USING ERRCODE = 'GA005', MESSAGE = format('Lot %s is recalled and may not be used.', l.lot);
  ELSIF l.expires_on < used_on THEN
    RAISE EXCEPTION USING ERRCODE = 'GA003',
      MESSAGE = format('Lot %s expired on %s and may not be used on %s.', l.lot, l.expires_on, used_on);
  END IF;
END $body$;

CREATE FUNCTION book_movement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  IF NEW.reason = 'drawn' THEN
    PERFORM refuse_unusable_lot(NEW.lot_id, NEW.order_id, NEW.pharmacy_id);
  END IF;
  UPDATE lot SET on_hand = on_hand + NEW.quantity WHERE id = NEW.lot_id AND pharmacy_id = NEW.pharmacy_id;
  RETURN NULL;
END $body$;
CREATE TRIGGER m_book AFTER INSERT ON stock_movement FOR EACH ROW EXECUTE FUNCTION book_movement();
`;
