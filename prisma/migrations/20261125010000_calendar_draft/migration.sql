-- Changes of the rules that somebody looks at before they are saved: what they would break is shown first. A draft lives for a day.
CREATE TABLE calendar_draft (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  office_id uuid NOT NULL REFERENCES office ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  changes jsonb NOT NULL,
  undoes uuid REFERENCES calendar_change ON DELETE CASCADE
);
CREATE INDEX calendar_draft_created_at_idx ON calendar_draft (created_at);

-- An appointment whose time is no longer open: a task until it has moved, has ended or somebody says that it is settled. A later change
-- that opens the time again removes the row.
CREATE TABLE broken_appointment (
  appointment_id uuid PRIMARY KEY REFERENCES appointment ON DELETE CASCADE,
  calendar_change_id uuid REFERENCES calendar_change ON DELETE SET NULL,
  starts_at timestamptz NOT NULL,
  since timestamptz NOT NULL,
  settled_at timestamptz,
  settled_by uuid REFERENCES staff ON DELETE SET NULL
);
