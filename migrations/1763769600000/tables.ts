/** Tables, keys, checks and indexes. Names follow `src/database/naming.ts`; `ck_`, and `fk_` to the pharmacy, are SQL only. */
export const TABLES = `
CREATE FUNCTION current_pharmacy() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('galenic.pharmacy_id', true), '')::uuid;

CREATE TABLE pharmacy (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  name text NOT NULL,
  address text[] NOT NULL,
  phone text NOT NULL,
  time_zone text NOT NULL,
  standard text NOT NULL,
  label_stock text NOT NULL DEFAULT '4x2in',
  policy jsonb NOT NULL DEFAULT '{}'::jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_pharmacy PRIMARY KEY (id),
  CONSTRAINT ck_pharmacy_name CHECK (name <> '')
);

CREATE TABLE staff (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  pharmacy_id uuid NOT NULL DEFAULT nullif(current_setting('galenic.pharmacy_id', true), '')::uuid,
  login text NOT NULL,
  name text NOT NULL,
  initials text NOT NULL,
  role text NOT NULL,
  password_hash text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_staff PRIMARY KEY (id),
  CONSTRAINT uq_staff_login UNIQUE (login),
  CONSTRAINT fk_staff_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id),
  CONSTRAINT ck_staff_role CHECK (role IN ('technician', 'pharmacist', 'manager')),
  CONSTRAINT ck_staff_login CHECK (login = lower(login) AND login <> '')
);
CREATE INDEX ix_staff_pharmacy_id ON staff (pharmacy_id);

CREATE TABLE staff_session (
  token_hash text NOT NULL,
  previous_token_hash text,
  pharmacy_id uuid NOT NULL DEFAULT nullif(current_setting('galenic.pharmacy_id', true), '')::uuid,
  staff_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  rotated_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  CONSTRAINT pk_staff_session PRIMARY KEY (token_hash),
  CONSTRAINT fk_staff_session_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id),
  CONSTRAINT fk_staff_session_staff_id FOREIGN KEY (staff_id) REFERENCES staff (id)
);
CREATE INDEX ix_staff_session_previous ON staff_session (previous_token_hash) WHERE ended_at IS NULL;
CREATE INDEX ix_staff_session_staff_id ON staff_session (staff_id);

CREATE TABLE sign_in_attempt (
  id bigserial NOT NULL,
  login text NOT NULL,
  address text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  succeeded boolean NOT NULL,
  CONSTRAINT pk_sign_in_attempt PRIMARY KEY (id)
);
CREATE INDEX ix_sign_in_attempt_login ON sign_in_attempt (login, at);
CREATE INDEX ix_sign_in_attempt_address ON sign_in_attempt (address, at);

CREATE TABLE patient (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  pharmacy_id uuid NOT NULL DEFAULT nullif(current_setting('galenic.pharmacy_id', true), '')::uuid,
  name text NOT NULL,
  birth_date date NOT NULL,
  phone text,
  weight jsonb,
  allergies jsonb NOT NULL,
  medications jsonb NOT NULL,
  conditions jsonb NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_patient PRIMARY KEY (id),
  CONSTRAINT fk_patient_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id)
);
CREATE INDEX ix_patient_name ON patient (pharmacy_id, lower(name));

CREATE TABLE prescriber (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  pharmacy_id uuid NOT NULL DEFAULT nullif(current_setting('galenic.pharmacy_id', true), '')::uuid,
  name text NOT NULL,
  identifier text,
  phone text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_prescriber PRIMARY KEY (id),
  CONSTRAINT fk_prescriber_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id)
);
CREATE INDEX ix_prescriber_name ON prescriber (pharmacy_id, lower(name));

CREATE TABLE prescription (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  pharmacy_id uuid NOT NULL DEFAULT nullif(current_setting('galenic.pharmacy_id', true), '')::uuid,
  number integer NOT NULL DEFAULT 0,
  patient_id uuid NOT NULL,
  prescriber_id uuid NOT NULL,
  facts jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_prescription PRIMARY KEY (id),
  CONSTRAINT uq_prescription_pharmacy_id_number UNIQUE (pharmacy_id, number),
  CONSTRAINT fk_prescription_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id),
  CONSTRAINT fk_prescription_patient_id FOREIGN KEY (patient_id) REFERENCES patient (id),
  CONSTRAINT fk_prescription_prescriber_id FOREIGN KEY (prescriber_id) REFERENCES prescriber (id)
);
CREATE INDEX ix_prescription_patient_id ON prescription (patient_id);

CREATE TABLE formula_version (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  pharmacy_id uuid NOT NULL DEFAULT nullif(current_setting('galenic.pharmacy_id', true), '')::uuid,
  formula_id text NOT NULL,
  version integer NOT NULL,
  status text NOT NULL,
  content jsonb NOT NULL,
  approved_by_id uuid,
  approved_at timestamptz,
  CONSTRAINT pk_formula_version PRIMARY KEY (id),
  CONSTRAINT uq_formula_version_pharmacy_id_formula_id_version UNIQUE (pharmacy_id, formula_id, version),
  CONSTRAINT fk_formula_version_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id),
  CONSTRAINT fk_formula_version_approved_by_id FOREIGN KEY (approved_by_id) REFERENCES staff (id),
  CONSTRAINT ck_formula_version_status CHECK (status IN ('draft', 'approved', 'superseded')),
  CONSTRAINT ck_formula_version_version CHECK (version >= 1)
);

CREATE TABLE lot (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  pharmacy_id uuid NOT NULL DEFAULT nullif(current_setting('galenic.pharmacy_id', true), '')::uuid,
  ingredient text NOT NULL,
  lot text NOT NULL,
  supplier text NOT NULL,
  received_on date NOT NULL,
  expires_on date NOT NULL,
  on_hand numeric NOT NULL DEFAULT 0,
  unit text NOT NULL,
  status text NOT NULL DEFAULT 'quarantined',
  certificate jsonb NOT NULL DEFAULT '{}'::jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_lot PRIMARY KEY (id),
  CONSTRAINT uq_lot_pharmacy_id_ingredient_lot UNIQUE (pharmacy_id, ingredient, lot),
  CONSTRAINT fk_lot_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id),
  CONSTRAINT lot_on_hand_never_negative CHECK (on_hand >= 0),
  -- NaN and Infinity are numbers to PostgreSQL, greater than every other.
  CONSTRAINT ck_lot_on_hand_is_finite CHECK (on_hand < 1e15),
  CONSTRAINT ck_lot_unit CHECK (unit IN ('mg', 'mL', 'capsule')),
  CONSTRAINT ck_lot_status CHECK (status IN ('quarantined', 'released', 'recalled'))
);

CREATE TABLE equipment (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  pharmacy_id uuid NOT NULL DEFAULT nullif(current_setting('galenic.pharmacy_id', true), '')::uuid,
  kind text NOT NULL,
  name text NOT NULL,
  facts jsonb NOT NULL,
  calibrated_on date,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_equipment PRIMARY KEY (id),
  CONSTRAINT fk_equipment_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id),
  CONSTRAINT ck_equipment_kind CHECK (kind IN ('balance', 'dropper', 'applicator', 'syringe'))
);
CREATE INDEX ix_equipment_pharmacy_id ON equipment (pharmacy_id);

CREATE TABLE formulation_order (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  pharmacy_id uuid NOT NULL DEFAULT nullif(current_setting('galenic.pharmacy_id', true), '')::uuid,
  number text NOT NULL DEFAULT '',
  prescription_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'draft',
  plan jsonb,
  request jsonb,
  formula_id text,
  formula_version integer,
  form text,
  compounded_on date,
  beyond_use_date date,
  approved_by_id uuid,
  made_by_id uuid,
  verified_by_id uuid,
  dispensed_on date,
  place text NOT NULL DEFAULT 'none',
  version integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_formulation_order PRIMARY KEY (id),
  CONSTRAINT uq_formulation_order_pharmacy_id_number UNIQUE (pharmacy_id, number),
  CONSTRAINT fk_formulation_order_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id),
  CONSTRAINT fk_formulation_order_prescription_id FOREIGN KEY (prescription_id) REFERENCES prescription (id),
  CONSTRAINT fk_formulation_order_approved_by_id FOREIGN KEY (approved_by_id) REFERENCES staff (id),
  CONSTRAINT fk_formulation_order_made_by_id FOREIGN KEY (made_by_id) REFERENCES staff (id),
  CONSTRAINT fk_formulation_order_verified_by_id FOREIGN KEY (verified_by_id) REFERENCES staff (id),
  CONSTRAINT maker_never_verifies CHECK (verified_by_id IS NULL OR verified_by_id IS DISTINCT FROM made_by_id),
  CONSTRAINT ck_formulation_order_state CHECK (state IN
    ('draft', 'approved', 'compounding', 'verification', 'released', 'dispensed', 'cancelled', 'discarded')),
  CONSTRAINT ck_formulation_order_place CHECK (place IN ('none', 'bench', 'shelf', 'at-home')),
  CONSTRAINT ck_formulation_order_days CHECK (beyond_use_date >= compounded_on),
  CONSTRAINT ck_formulation_order_released_is_complete CHECK (state NOT IN ('released', 'dispensed') OR
    (plan IS NOT NULL AND made_by_id IS NOT NULL AND verified_by_id IS NOT NULL
      AND compounded_on IS NOT NULL AND beyond_use_date IS NOT NULL)),
  CONSTRAINT ck_formulation_order_dispensed_has_day CHECK ((state = 'dispensed') = (dispensed_on IS NOT NULL))
);
CREATE INDEX ix_formulation_order_state ON formulation_order (pharmacy_id, state, created_at);
CREATE INDEX ix_formulation_order_board ON formulation_order (pharmacy_id, state, beyond_use_date);
CREATE INDEX ix_formulation_order_prescription_id ON formulation_order (prescription_id);

CREATE TABLE order_event (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  pharmacy_id uuid NOT NULL DEFAULT nullif(current_setting('galenic.pharmacy_id', true), '')::uuid,
  order_id uuid NOT NULL,
  action text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  reason text NOT NULL DEFAULT '',
  by_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_order_event PRIMARY KEY (id),
  CONSTRAINT fk_order_event_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id),
  CONSTRAINT fk_order_event_order_id FOREIGN KEY (order_id) REFERENCES formulation_order (id),
  CONSTRAINT fk_order_event_by_id FOREIGN KEY (by_id) REFERENCES staff (id)
);
CREATE INDEX ix_order_event_order_id ON order_event (order_id, at);

CREATE TABLE order_decision (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  pharmacy_id uuid NOT NULL DEFAULT nullif(current_setting('galenic.pharmacy_id', true), '')::uuid,
  order_id uuid NOT NULL,
  finding text NOT NULL,
  decision text NOT NULL,
  reason text NOT NULL,
  by_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_order_decision PRIMARY KEY (id),
  CONSTRAINT fk_order_decision_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id),
  CONSTRAINT fk_order_decision_order_id FOREIGN KEY (order_id) REFERENCES formulation_order (id),
  CONSTRAINT fk_order_decision_by_id FOREIGN KEY (by_id) REFERENCES staff (id),
  CONSTRAINT ck_order_decision_decision CHECK (decision IN ('accept', 'decline'))
);
CREATE INDEX ix_order_decision_order_id ON order_decision (order_id, at);

CREATE TABLE order_component (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  pharmacy_id uuid NOT NULL DEFAULT nullif(current_setting('galenic.pharmacy_id', true), '')::uuid,
  order_id uuid NOT NULL,
  position integer NOT NULL,
  ingredient text NOT NULL,
  lot_id uuid,
  planned text NOT NULL,
  actual text,
  CONSTRAINT pk_order_component PRIMARY KEY (id),
  CONSTRAINT uq_order_component_order_id_position UNIQUE (order_id, position),
  CONSTRAINT fk_order_component_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id),
  CONSTRAINT fk_order_component_order_id FOREIGN KEY (order_id) REFERENCES formulation_order (id),
  CONSTRAINT fk_order_component_lot_id FOREIGN KEY (lot_id) REFERENCES lot (id)
);
CREATE INDEX ix_order_component_lot_id ON order_component (lot_id);

CREATE TABLE stock_movement (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  pharmacy_id uuid NOT NULL DEFAULT nullif(current_setting('galenic.pharmacy_id', true), '')::uuid,
  lot_id uuid NOT NULL,
  quantity numeric NOT NULL,
  reason text NOT NULL,
  order_id uuid,
  note text NOT NULL DEFAULT '',
  by_id uuid DEFAULT nullif(current_setting('galenic.actor_id', true), '')::uuid,
  at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_stock_movement PRIMARY KEY (id),
  CONSTRAINT fk_stock_movement_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id),
  CONSTRAINT fk_stock_movement_lot_id FOREIGN KEY (lot_id) REFERENCES lot (id),
  CONSTRAINT fk_stock_movement_order_id FOREIGN KEY (order_id) REFERENCES formulation_order (id),
  CONSTRAINT fk_stock_movement_by_id FOREIGN KEY (by_id) REFERENCES staff (id),
  CONSTRAINT ck_stock_movement_reason CHECK (reason IN
    ('received', 'drawn', 'returned', 'adjusted', 'wasted', 'recalled')),
  CONSTRAINT ck_stock_movement_sign CHECK (
    (reason IN ('received', 'returned') AND quantity > 0) OR
    (reason IN ('drawn', 'wasted', 'recalled') AND quantity < 0) OR
    (reason = 'adjusted' AND quantity <> 0)),
  CONSTRAINT ck_stock_movement_is_finite CHECK (quantity > -1e15 AND quantity < 1e15)
);
CREATE INDEX ix_stock_movement_lot_id ON stock_movement (lot_id, at);
CREATE INDEX ix_stock_movement_order_id ON stock_movement (order_id);

CREATE TABLE audit_event (
  id bigserial NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  pharmacy_id uuid,
  actor_id uuid,
  reason text NOT NULL DEFAULT '',
  table_name text NOT NULL,
  row_id text NOT NULL,
  action text NOT NULL,
  old_row jsonb,
  new_row jsonb,
  CONSTRAINT pk_audit_event PRIMARY KEY (id),
  CONSTRAINT ck_audit_event_action CHECK (action IN ('INSERT', 'UPDATE', 'DELETE'))
);
CREATE INDEX ix_audit_event_row ON audit_event (pharmacy_id, table_name, row_id, id);

CREATE TABLE idempotency_key (
  pharmacy_id uuid NOT NULL DEFAULT nullif(current_setting('galenic.pharmacy_id', true), '')::uuid,
  key text NOT NULL,
  route text NOT NULL,
  body_hash text NOT NULL,
  result_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_idempotency_key PRIMARY KEY (pharmacy_id, key),
  CONSTRAINT fk_idempotency_key_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id)
);

-- Counts prescriptions and orders in each pharmacy; only the numbering triggers write it.
CREATE TABLE pharmacy_counter (
  pharmacy_id uuid NOT NULL,
  name text NOT NULL,
  value integer NOT NULL,
  CONSTRAINT pk_pharmacy_counter PRIMARY KEY (pharmacy_id, name),
  CONSTRAINT fk_pharmacy_counter_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id)
);
`;
