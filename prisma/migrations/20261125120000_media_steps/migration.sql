-- How a party took part from when on, and whether the connection or the person asked for it: part of the record of the visit.
CREATE TABLE media_step (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  appointment_id uuid NOT NULL REFERENCES appointment ON DELETE CASCADE,
  party_id uuid NOT NULL REFERENCES party ON DELETE CASCADE,
  at timestamptz NOT NULL,
  level text NOT NULL CHECK (level IN ('video', 'low_data', 'audio', 'phone')),
  reason text NOT NULL CHECK (reason IN ('measured', 'chosen'))
);
CREATE INDEX ON media_step (appointment_id);

-- The number under which a party wants to be called while its visit goes on by phone, and since when. Personal data.
ALTER TABLE party
  ADD COLUMN call_back_phone text,
  ADD COLUMN call_back_at timestamptz,
  ADD CHECK ((call_back_phone IS NULL) OR (call_back_at IS NOT NULL));
