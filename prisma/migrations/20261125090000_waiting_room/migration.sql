-- What a department says about waiting: whether people see how many are ahead, and how long a place is kept for who was called back.
ALTER TABLE department
  ADD COLUMN hide_position boolean NOT NULL DEFAULT false,
  ADD COLUMN call_grace_minutes integer NOT NULL DEFAULT 5 CHECK (call_grace_minutes BETWEEN 1 AND 60),
  -- What everybody who waits is told just now; counts for the day on which it was said.
  ADD COLUMN waiting_state text NOT NULL DEFAULT 'open' CHECK (waiting_state IN ('open', 'technical', 'closed')),
  ADD COLUMN waiting_state_at timestamptz;

-- Somebody may leave the waiting room and be called back by mail.
ALTER TABLE party
  ADD COLUMN away_since timestamptz,
  ADD COLUMN called_at timestamptz,
  -- Came back after the time of grace: from here on the place counts from this instant.
  ADD COLUMN placed_at timestamptz,
  ADD CHECK (called_at IS NULL OR away_since IS NOT NULL);
CREATE INDEX ON party (away_since) WHERE away_since IS NOT NULL;

-- Who leaves the waiting room twice in a day is called twice.
DROP INDEX notice_once;
CREATE UNIQUE INDEX notice_once ON notice (appointment_id, party_id, kind, sequence, channel)
  WHERE proposal_id IS NULL AND kind NOT IN ('your_turn', 'running_late');
