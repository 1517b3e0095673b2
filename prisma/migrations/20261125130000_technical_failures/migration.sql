-- What went wrong on the way into a visit, once a party and kind, so that nobody is called absent who tried to come.
CREATE TABLE visit_trouble (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  appointment_id uuid NOT NULL REFERENCES appointment ON DELETE CASCADE,
  -- NULL: our own side, as when the media server is away.
  party_id uuid REFERENCES party ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('no_microphone', 'browser_unsupported', 'connect_failed', 'connection_lost', 'media_server_away')),
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  times integer NOT NULL DEFAULT 1,
  UNIQUE NULLS NOT DISTINCT (appointment_id, party_id, kind)
);
CREATE INDEX visit_trouble_party_id_idx ON visit_trouble (party_id);

-- A visit that failed, whose side it was, and whether the citizen has a new time.
CREATE TABLE technical_failure (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  appointment_id uuid NOT NULL REFERENCES appointment ON DELETE CASCADE,
  failed_at timestamptz NOT NULL,
  side text NOT NULL CHECK (side IN ('citizen', 'office', 'both', 'service', 'unknown')),
  reasons text[] NOT NULL DEFAULT '{}',
  rebooked_at timestamptz,
  settled_at timestamptz,
  settled_by uuid REFERENCES staff ON DELETE SET NULL
);
CREATE INDEX technical_failure_appointment_id_idx ON technical_failure (appointment_id);
CREATE INDEX technical_failure_settled_by_idx ON technical_failure (settled_by);
