/** The only ways past row-level security: what must be known before a pharmacy is. See `src/staff/staff-session.entity.ts`. */
export const SIGN_IN = `
CREATE FUNCTION pharmacy_count() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
  SELECT count(*)::integer FROM pharmacy
$body$;

CREATE FUNCTION find_staff_for_sign_in(of_login text)
RETURNS TABLE (staff_id uuid, pharmacy_id uuid, password_hash text, active boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
  SELECT s.id, s.pharmacy_id, s.password_hash, s.active FROM staff s WHERE s.login = lower(of_login)
$body$;

CREATE FUNCTION open_session(new_token_hash text, of_staff uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  INSERT INTO staff_session (token_hash, pharmacy_id, staff_id)
  SELECT new_token_hash, s.pharmacy_id, s.id FROM staff s WHERE s.id = of_staff AND s.active;
  IF NOT FOUND THEN
    RAISE EXCEPTION USING ERRCODE = 'GA010', MESSAGE = 'This account is not active.';
  END IF;
END $body$;

-- A request that was under way while the token was rotated still carries the one before, for two minutes.
CREATE FUNCTION find_session(of_token_hash text)
RETURNS TABLE (staff_id uuid, pharmacy_id uuid, name text, initials text, role text, pharmacy_name text, time_zone text,
  created_at timestamptz, last_seen_at timestamptz, rotated_at timestamptz, is_previous boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
  SELECT p.id, p.pharmacy_id, p.name, p.initials, p.role, f.name, f.time_zone,
         s.created_at, s.last_seen_at, s.rotated_at, s.token_hash <> of_token_hash
  FROM staff_session s
  JOIN staff p ON p.id = s.staff_id AND p.active
  JOIN pharmacy f ON f.id = s.pharmacy_id
  WHERE s.ended_at IS NULL
    AND (s.token_hash = of_token_hash
      OR (s.previous_token_hash = of_token_hash AND s.rotated_at > now() - interval '2 minutes'))
$body$;

CREATE FUNCTION touch_session(of_token_hash text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
  UPDATE staff_session SET last_seen_at = now()
  WHERE of_token_hash IN (token_hash, previous_token_hash) AND ended_at IS NULL
$body$;

CREATE FUNCTION rotate_session(of_token_hash text, new_token_hash text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
BEGIN
  UPDATE staff_session
  SET token_hash = new_token_hash, previous_token_hash = of_token_hash, rotated_at = now(), last_seen_at = now()
  WHERE token_hash = of_token_hash AND ended_at IS NULL;
  RETURN FOUND;
END $body$;

CREATE FUNCTION end_session(of_token_hash text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
  UPDATE staff_session SET ended_at = now()
  WHERE of_token_hash IN (token_hash, previous_token_hash) AND ended_at IS NULL
$body$;

-- Inside a pharmacy's work it reaches that pharmacy's staff only.
CREATE FUNCTION end_sessions_of(of_staff uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
  UPDATE staff_session SET ended_at = now()
  WHERE staff_id = of_staff AND ended_at IS NULL
    AND (current_pharmacy() IS NULL OR pharmacy_id = current_pharmacy())
$body$;

CREATE FUNCTION note_sign_in(of_login text, of_address text, has_succeeded boolean) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
  INSERT INTO sign_in_attempt (login, address, succeeded)
  VALUES (left(lower(of_login), 200), left(of_address, 100), has_succeeded)
$body$;

-- A success clears what went wrong before it for the login, not for the address.
CREATE FUNCTION failed_sign_ins(of_login text, of_address text, since timestamptz)
RETURNS TABLE (by_login integer, by_address integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
  SELECT
    (SELECT count(*)::integer FROM sign_in_attempt a
     WHERE a.login = left(lower(of_login), 200) AND NOT a.succeeded AND a.at > greatest(since,
       (SELECT max(b.at) FROM sign_in_attempt b WHERE b.login = left(lower(of_login), 200) AND b.succeeded))),
    (SELECT count(*)::integer FROM sign_in_attempt a
     WHERE a.address = left(of_address, 100) AND NOT a.succeeded AND a.at > since)
$body$;

CREATE FUNCTION forget_old_sessions(before timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $body$
  DELETE FROM staff_session WHERE least(ended_at, last_seen_at) < before;
  DELETE FROM sign_in_attempt WHERE at < before;
$body$;
`;
