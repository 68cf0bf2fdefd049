import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Capsule machines and the days calibrations fall due; tablets in stock; which equipment a prescription chose. */
const REGISTERS = `
ALTER TABLE equipment DROP CONSTRAINT ck_equipment_kind;
ALTER TABLE equipment ADD CONSTRAINT ck_equipment_kind
  CHECK (kind IN ('balance', 'dropper', 'applicator', 'syringe', 'capsuleMachine'));
ALTER TABLE equipment ADD COLUMN calibration_due date;
ALTER TABLE equipment ADD CONSTRAINT ck_equipment_calibration_due CHECK (calibration_due >= calibrated_on);

ALTER TABLE lot DROP CONSTRAINT ck_lot_unit;
ALTER TABLE lot ADD CONSTRAINT ck_lot_unit CHECK (unit IN ('mg', 'mL', 'capsule', 'tablet'));

ALTER TABLE prescription ADD COLUMN equipment jsonb NOT NULL DEFAULT '{}'::jsonb;
ALTER TABLE prescription ADD CONSTRAINT ck_prescription_equipment CHECK (jsonb_typeof(equipment) = 'object');
`;

const TEMPLATES = `
CREATE TABLE titration_template (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  pharmacy_id uuid NOT NULL DEFAULT nullif(current_setting('galenic.pharmacy_id', true), '')::uuid,
  name text NOT NULL,
  steps jsonb NOT NULL,
  source text NOT NULL DEFAULT '',
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pk_titration_template PRIMARY KEY (id),
  CONSTRAINT uq_titration_template_pharmacy_id_name UNIQUE (pharmacy_id, name),
  CONSTRAINT fk_titration_template_pharmacy_id FOREIGN KEY (pharmacy_id) REFERENCES pharmacy (id),
  CONSTRAINT ck_titration_template_name CHECK (name <> ''),
  CONSTRAINT ck_titration_template_steps CHECK (jsonb_typeof(steps) = 'array')
);

CREATE TRIGGER z_audit AFTER INSERT OR UPDATE OR DELETE ON titration_template
  FOR EACH ROW EXECUTE FUNCTION record_audit();

ALTER TABLE titration_template ENABLE ROW LEVEL SECURITY;
ALTER TABLE titration_template FORCE ROW LEVEL SECURITY;
CREATE POLICY own_pharmacy ON titration_template
  USING (pharmacy_id = current_pharmacy()) WITH CHECK (pharmacy_id = current_pharmacy());
GRANT SELECT, INSERT, UPDATE (name, steps, source, active, version) ON titration_template TO galenic_app;
`;

export class AddCalibrationDuesAndTitrationTemplates1763856000000 implements MigrationInterface {
  readonly name = 'AddCalibrationDuesAndTitrationTemplates1763856000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [REGISTERS, TEMPLATES]) await queryRunner.query(part);
  }

  /** Going back would lose calibrations and templates that orders were planned with. */
  async down(): Promise<void> {
    throw new Error('Calibration dues and titration templates are not undone: restore a backup.');
  }
}
