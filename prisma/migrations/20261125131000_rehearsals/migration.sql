-- A try of the technology before the day, in a room of its own that dies with it.
CREATE TABLE rehearsal (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  appointment_id uuid NOT NULL REFERENCES appointment ON DELETE CASCADE,
  party_id uuid NOT NULL REFERENCES party ON DELETE CASCADE,
  -- NULL: the room is gone.
  room_name text UNIQUE,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  -- Words of closed sets: how each step went, and what follows from it.
  steps jsonb,
  verdict text CHECK (verdict IN ('good', 'limited', 'failed'))
);
CREATE INDEX rehearsal_appointment_id_idx ON rehearsal (appointment_id);
CREATE INDEX rehearsal_party_id_started_at_idx ON rehearsal (party_id, started_at);
