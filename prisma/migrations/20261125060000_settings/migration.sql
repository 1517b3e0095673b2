-- The rules of services and departments are changed in Sprechzeit: every change whole before and whole after.

CREATE TABLE settings_change (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  at timestamptz NOT NULL,
  staff_id uuid REFERENCES staff ON DELETE SET NULL,
  department_id uuid NOT NULL REFERENCES department ON DELETE CASCADE,
  -- NULL: the department's own rules.
  service_id uuid REFERENCES service ON DELETE CASCADE,
  before jsonb NOT NULL,
  after jsonb NOT NULL
);
CREATE INDEX settings_change_department_id_at_idx ON settings_change (department_id, at);
CREATE INDEX settings_change_service_id_idx ON settings_change (service_id);

-- Whoever wants no limit says so with NULL; a service that says nothing is protected.
ALTER TABLE service ALTER COLUMN max_active_per_contact SET DEFAULT 3;
