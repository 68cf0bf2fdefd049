/** Who sees which rows, and what the role of the service may do. */
export const ISOLATION = `
DO $body$
DECLARE t text;
BEGIN
  FOR t IN
    SELECT c.table_name FROM information_schema.columns c
    WHERE c.table_schema = 'public' AND c.column_name = 'pharmacy_id' ORDER BY 1
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_pharmacy ON %I
      USING (pharmacy_id = current_pharmacy()) WITH CHECK (pharmacy_id = current_pharmacy())', t);
  END LOOP;
END $body$;
ALTER TABLE pharmacy ENABLE ROW LEVEL SECURITY;
ALTER TABLE pharmacy FORCE ROW LEVEL SECURITY;
CREATE POLICY own_pharmacy ON pharmacy USING (id = current_pharmacy()) WITH CHECK (id = current_pharmacy());

-- For the functions above that run as the owner; a superuser as owner would not need them.
CREATE POLICY owners_functions ON pharmacy TO CURRENT_USER USING (true);
CREATE POLICY owners_functions ON staff TO CURRENT_USER USING (true);
CREATE POLICY owners_functions ON staff_session TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owners_functions ON audit_event TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY owners_functions ON pharmacy_counter TO CURRENT_USER USING (true) WITH CHECK (true);

REVOKE EXECUTE ON FUNCTION
  next_number(uuid, text, integer), today_in_pharmacy(uuid), refuse_unusable_lot(uuid, uuid, uuid), current_pharmacy(),
  pharmacy_count(), find_staff_for_sign_in(text), open_session(text, uuid), find_session(text), touch_session(text),
  rotate_session(text, text), end_session(text), end_sessions_of(uuid), note_sign_in(text, text, boolean),
  failed_sign_ins(text, text, timestamptz), forget_old_sessions(timestamptz)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
  current_pharmacy(),
  pharmacy_count(), find_staff_for_sign_in(text), open_session(text, uuid), find_session(text), touch_session(text),
  rotate_session(text, text), end_session(text), end_sessions_of(uuid), note_sign_in(text, text, boolean),
  failed_sign_ins(text, text, timestamptz), forget_old_sessions(timestamptz)
TO galenic_app;

GRANT USAGE ON SCHEMA public TO galenic_app;
GRANT SELECT, INSERT, UPDATE (name, address, phone, time_zone, standard, label_stock, policy) ON pharmacy TO galenic_app;
GRANT SELECT (id, pharmacy_id, login, name, initials, role, active, created_at), INSERT,
  UPDATE (login, name, initials, role, password_hash, active) ON staff TO galenic_app;
GRANT SELECT, INSERT, UPDATE ON patient, prescriber, equipment, formulation_order TO galenic_app;
GRANT SELECT, INSERT, UPDATE (facts) ON prescription TO galenic_app;
GRANT SELECT, INSERT, UPDATE (status, approved_by_id, approved_at) ON formula_version TO galenic_app;
GRANT SELECT, INSERT, UPDATE (supplier, received_on, expires_on, status, certificate) ON lot TO galenic_app;
GRANT SELECT, INSERT, UPDATE (actual) ON order_component TO galenic_app;
GRANT SELECT, INSERT ON order_event, order_decision, stock_movement TO galenic_app;
GRANT SELECT ON audit_event TO galenic_app;
GRANT SELECT, INSERT, UPDATE (result_id), DELETE ON idempotency_key TO galenic_app;
`;
