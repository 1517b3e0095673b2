-- Calendars of the staff's own programs: what they read from us, and when they say that somebody is busy.

-- The secret link under which a calendar program reads somebody's appointments. `token_hash` NULL: no link. The token follows from `version`,
-- which rises with each new link and each end of one, so that an ended link never comes back.
CREATE TABLE calendar_feed (
  staff_id uuid PRIMARY KEY REFERENCES staff ON DELETE CASCADE,
  token_hash text UNIQUE,
  version integer NOT NULL DEFAULT 1,
  issued_at timestamptz NOT NULL,
  last_read_at timestamptz
);

-- A calendar that is asked when its owner is busy. `sealed`: address, user name and password, encrypted; `host` is shown. `choices`: an account
-- with several calendars of which its owner has not chosen yet, [{"url", "name"}]; nothing is polled until then (`next_poll_at` NULL).
-- `collection_tag`: what the server said last about the calendar as a whole. Recurrences were counted up to `covers_until`.
CREATE TABLE calendar_source (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('caldav', 'ics')),
  name text NOT NULL DEFAULT '',
  host text NOT NULL,
  sealed bytea NOT NULL,
  choices jsonb,
  created_at timestamptz NOT NULL,
  next_poll_at timestamptz,
  attempted_at timestamptz,
  succeeded_at timestamptz,
  failures integer NOT NULL DEFAULT 0,
  failing_since timestamptz,
  error text,
  collection_tag text,
  covers_until timestamptz,
  CHECK ((failures = 0) = (failing_since IS NULL)),
  CHECK ((failures = 0) = (error IS NULL))
);
CREATE INDEX calendar_source_staff_id_idx ON calendar_source (staff_id);
CREATE INDEX calendar_source_next_poll_at_idx ON calendar_source (next_poll_at);

-- One entry of a calendar server, or the whole of a calendar file, by a hash of its address.
CREATE TABLE calendar_object (
  source_id uuid NOT NULL REFERENCES calendar_source ON DELETE CASCADE,
  key text NOT NULL,
  etag text,
  PRIMARY KEY (source_id, key)
);

-- When somebody is busy elsewhere, and nothing about with what.
CREATE TABLE external_busy (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  source_id uuid NOT NULL,
  object_key text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  FOREIGN KEY (source_id, object_key) REFERENCES calendar_object ON DELETE CASCADE,
  CHECK (starts_at < ends_at)
);
CREATE INDEX external_busy_staff_id_ends_at_idx ON external_busy (staff_id, ends_at);
CREATE INDEX external_busy_source_id_object_key_idx ON external_busy (source_id, object_key);

-- The search keeps what it read for each resource; see announce_resources.
CREATE FUNCTION announce_busy() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids uuid[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT r.id) INTO ids FROM new_rows JOIN resource r ON r.staff_id = new_rows.staff_id;
  ELSE
    SELECT array_agg(DISTINCT r.id) INTO ids FROM old_rows JOIN resource r ON r.staff_id = old_rows.staff_id;
  END IF;
  IF cardinality(ids) > 200 THEN
    PERFORM pg_notify('schedule', '*');
  ELSIF cardinality(ids) > 0 THEN
    PERFORM pg_notify('schedule', array_to_string(ids, ','));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER external_busy_announce_insert AFTER INSERT ON external_busy REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION announce_busy();
CREATE TRIGGER external_busy_announce_delete AFTER DELETE ON external_busy REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION announce_busy();
-- Rows are written and deleted, never changed.
CREATE TRIGGER external_busy_no_change BEFORE UPDATE OR TRUNCATE ON external_busy FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
