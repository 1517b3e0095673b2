-- Foundation of Sprechzeit. Rules are wall clock plus the office's IANA zone, live times are timestamptz.
-- Minutes of a local day are integers from 0 to 1440; ranges are half-open everywhere.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TYPE mode AS ENUM ('video', 'phone', 'on_site');
CREATE TYPE channel AS ENUM ('public', 'call_centre', 'internal');
CREATE TYPE resource_kind AS ENUM ('caseworker', 'room', 'interpreter');
CREATE TYPE staff_role AS ENUM ('caseworker', 'call_centre', 'lead', 'admin');
CREATE TYPE appointment_state AS ENUM ('held', 'requested', 'booked', 'completed', 'expired', 'cancelled', 'no_show', 'technical_failure');
CREATE TYPE party_role AS ENUM ('applicant', 'companion', 'guardian', 'interpreter', 'sign_language_interpreter', 'caseworker', 'observer');
CREATE TYPE party_state AS ENUM ('invited', 'waiting', 'admitted', 'in_room', 'parked', 'left', 'declined', 'removed');
CREATE TYPE document_state AS ENUM ('receiving', 'unchecked', 'clean', 'infected', 'refused');
CREATE TYPE notice_state AS ENUM ('queued', 'sent', 'skipped', 'failed');
CREATE TYPE notice_channel AS ENUM ('email', 'sms', 'letter');

-- Catalogue -----------------------------------------------------------------------------------------------------

CREATE TABLE municipality (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug text NOT NULL UNIQUE,
  name text NOT NULL,
  short_name text NOT NULL,
  ags text,
  street text NOT NULL DEFAULT '',
  postal_code text NOT NULL DEFAULT '',
  city text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '115',
  email text NOT NULL DEFAULT '',
  website text NOT NULL DEFAULT ''
);

CREATE TABLE department (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  municipality_id uuid NOT NULL REFERENCES municipality ON DELETE CASCADE,
  source_id text NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  topic text NOT NULL,
  topic_en text NOT NULL DEFAULT '',
  icon text NOT NULL DEFAULT 'description',
  position integer NOT NULL DEFAULT 0,
  email text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  request_minutes integer NOT NULL DEFAULT 120 CHECK (request_minutes > 0),
  appointment_retention_days integer NOT NULL DEFAULT 30 CHECK (appointment_retention_days >= 0),
  document_retention_days integer NOT NULL DEFAULT 14 CHECK (document_retention_days >= 0),
  UNIQUE (municipality_id, source_id),
  UNIQUE (municipality_id, slug)
);

CREATE TABLE office (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  department_id uuid NOT NULL REFERENCES department ON DELETE CASCADE,
  source_id text NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  street text NOT NULL DEFAULT '',
  postal_code text NOT NULL DEFAULT '',
  city text NOT NULL DEFAULT '',
  directions text NOT NULL DEFAULT '',
  step_free boolean NOT NULL DEFAULT true,
  phone text NOT NULL DEFAULT '',
  latitude double precision,
  longitude double precision,
  time_zone text NOT NULL DEFAULT 'Europe/Berlin',
  -- Land whose public holidays close the office; NULL: only the rows of office_holiday count.
  land text,
  UNIQUE (department_id, source_id),
  UNIQUE (department_id, slug)
);

CREATE TABLE service (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  department_id uuid NOT NULL REFERENCES department ON DELETE CASCADE,
  source_id text NOT NULL,
  slug text NOT NULL,
  leika_key text,
  name text NOT NULL,
  name_en text NOT NULL DEFAULT '',
  summary text NOT NULL DEFAULT '',
  summary_en text NOT NULL DEFAULT '',
  description text NOT NULL DEFAULT '',
  description_en text NOT NULL DEFAULT '',
  fee text NOT NULL DEFAULT '',
  fee_en text NOT NULL DEFAULT '',
  synonyms text[] NOT NULL DEFAULT '{}',
  duration_minutes integer NOT NULL CHECK (duration_minutes BETWEEN 1 AND 1440),
  buffer_before_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 1440),
  buffer_after_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 1440),
  modes mode[] NOT NULL CHECK (cardinality(modes) > 0),
  lead_time_minutes integer NOT NULL DEFAULT 0 CHECK (lead_time_minutes >= 0),
  horizon_days integer NOT NULL DEFAULT 60 CHECK (horizon_days BETWEEN 0 AND 730),
  grid_minutes integer NOT NULL DEFAULT 5 CHECK (grid_minutes BETWEEN 1 AND 1440),
  move_limit integer NOT NULL DEFAULT 2 CHECK (move_limit >= 0),
  popular boolean NOT NULL DEFAULT false,
  active boolean NOT NULL DEFAULT true,
  UNIQUE (department_id, source_id),
  UNIQUE (department_id, slug)
);

CREATE TABLE checklist_item (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  service_id uuid NOT NULL REFERENCES service ON DELETE CASCADE,
  source_id text NOT NULL,
  position integer NOT NULL DEFAULT 0,
  title text NOT NULL,
  title_en text NOT NULL DEFAULT '',
  hint text NOT NULL DEFAULT '',
  hint_en text NOT NULL DEFAULT '',
  required boolean NOT NULL DEFAULT true,
  upload boolean NOT NULL DEFAULT false,
  UNIQUE (service_id, source_id)
);

CREATE TABLE offering (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  service_id uuid NOT NULL REFERENCES service ON DELETE CASCADE,
  office_id uuid NOT NULL REFERENCES office ON DELETE CASCADE,
  source_id text NOT NULL,
  modes mode[] NOT NULL CHECK (cardinality(modes) > 0),
  active boolean NOT NULL DEFAULT true,
  UNIQUE (service_id, office_id)
);
CREATE INDEX offering_office_id_idx ON offering (office_id);

-- Staff and resources --------------------------------------------------------------------------------------------

CREATE TABLE staff (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  municipality_id uuid NOT NULL REFERENCES municipality ON DELETE CASCADE,
  department_id uuid REFERENCES department ON DELETE SET NULL,
  source_id text NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  password_hash text,
  roles staff_role[] NOT NULL DEFAULT '{}',
  locale text NOT NULL DEFAULT 'de',
  active boolean NOT NULL DEFAULT true,
  UNIQUE (municipality_id, source_id),
  UNIQUE (email)
);

CREATE TABLE staff_session (
  id_hash text PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  csrf_token text NOT NULL,
  device text NOT NULL DEFAULT ''
);
CREATE INDEX staff_session_staff_id_idx ON staff_session (staff_id);

CREATE TABLE resource (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office_id uuid NOT NULL REFERENCES office ON DELETE CASCADE,
  staff_id uuid REFERENCES staff ON DELETE SET NULL,
  source_id text NOT NULL,
  kind resource_kind NOT NULL DEFAULT 'caseworker',
  name text NOT NULL,
  place text NOT NULL DEFAULT '',
  active boolean NOT NULL DEFAULT true,
  UNIQUE (office_id, source_id)
);
CREATE INDEX resource_staff_id_idx ON resource (staff_id);

CREATE TABLE resource_offering (
  resource_id uuid NOT NULL REFERENCES resource ON DELETE CASCADE,
  offering_id uuid NOT NULL REFERENCES offering ON DELETE CASCADE,
  PRIMARY KEY (offering_id, resource_id)
);
CREATE INDEX resource_offering_resource_id_idx ON resource_offering (resource_id);

-- Recurring rule: on `weekday` (ISO, 1 = Monday) from `from_minute` to `to_minute` of the local day, every
-- `every_weeks` weeks counted from the ISO week of `valid_from`. `breaks` is [[from, to], …] in minutes of the day.
CREATE TABLE opening (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  resource_id uuid NOT NULL REFERENCES resource ON DELETE CASCADE,
  weekday integer NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  from_minute integer NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
  to_minute integer NOT NULL CHECK (to_minute BETWEEN 1 AND 1440),
  breaks jsonb NOT NULL DEFAULT '[]',
  valid_from date NOT NULL,
  valid_to date,
  every_weeks integer NOT NULL DEFAULT 1 CHECK (every_weeks BETWEEN 1 AND 52),
  CHECK (from_minute < to_minute),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
CREATE INDEX opening_resource_id_idx ON opening (resource_id);

-- Replaces the recurring rule on one local date; `windows` is [{"from":480,"to":720,"breaks":[[600,615]]}, …], empty: not open.
CREATE TABLE opening_exception (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  resource_id uuid NOT NULL REFERENCES resource ON DELETE CASCADE,
  date date NOT NULL,
  windows jsonb NOT NULL DEFAULT '[]',
  UNIQUE (resource_id, date)
);

CREATE TABLE absence (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  resource_id uuid NOT NULL REFERENCES resource ON DELETE CASCADE,
  source_id text,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  reason text NOT NULL DEFAULT 'other',
  CHECK (starts_at < ends_at)
);
CREATE INDEX absence_resource_id_ends_at_idx ON absence (resource_id, ends_at);

CREATE TABLE closure (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office_id uuid NOT NULL REFERENCES office ON DELETE CASCADE,
  first_date date NOT NULL,
  last_date date NOT NULL,
  reason text NOT NULL DEFAULT '',
  CHECK (first_date <= last_date)
);
CREATE INDEX closure_office_id_idx ON closure (office_id);

-- Overrides the computed public holidays of one office: closed = true adds a day, false opens one.
CREATE TABLE office_holiday (
  office_id uuid NOT NULL REFERENCES office ON DELETE CASCADE,
  date date NOT NULL,
  name text NOT NULL DEFAULT '',
  closed boolean NOT NULL DEFAULT true,
  PRIMARY KEY (office_id, date)
);

-- Appointments ---------------------------------------------------------------------------------------------------

CREATE TABLE appointment (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  municipality_id uuid NOT NULL REFERENCES municipality,
  department_id uuid NOT NULL REFERENCES department,
  office_id uuid NOT NULL REFERENCES office,
  service_id uuid NOT NULL REFERENCES service,
  offering_id uuid NOT NULL REFERENCES offering,
  source_id text,
  state appointment_state NOT NULL,
  channel channel NOT NULL DEFAULT 'public',
  mode mode NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  -- facts of the service as they were when it was booked
  service_name text NOT NULL,
  service_name_en text NOT NULL DEFAULT '',
  duration_minutes integer NOT NULL,
  buffer_before_minutes integer NOT NULL,
  buffer_after_minutes integer NOT NULL,
  move_limit integer NOT NULL DEFAULT 2,
  moves integer NOT NULL DEFAULT 0,
  -- hold and request: the time after which the slot goes back; NULL once booked
  expires_at timestamptz,
  hold_extensions integer NOT NULL DEFAULT 0,
  hold_token_hash text UNIQUE,
  confirm_token_hash text UNIQUE,
  manage_token_hash text UNIQUE,
  code text UNIQUE,
  form_key text UNIQUE,
  form_digest text,
  draft jsonb,
  -- wishes (may reveal special categories of data, deleted first)
  language_wish text NOT NULL DEFAULT '',
  aids_wish text NOT NULL DEFAULT '',
  remark text NOT NULL DEFAULT '',
  locale text NOT NULL DEFAULT 'de',
  ical_uid text NOT NULL,
  ical_sequence integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  booked_at timestamptz,
  ended_at timestamptz,
  cancelled_by text,
  cancel_reason text,
  personal_data_deleted_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CHECK (starts_at < ends_at),
  CHECK ((state IN ('held', 'requested')) = (expires_at IS NOT NULL)),
  UNIQUE (municipality_id, source_id)
);
CREATE INDEX appointment_department_id_starts_at_idx ON appointment (department_id, starts_at);
CREATE INDEX appointment_expires_at_idx ON appointment (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX appointment_service_id_idx ON appointment (service_id);
CREATE INDEX appointment_office_id_idx ON appointment (office_id);
CREATE INDEX appointment_offering_id_idx ON appointment (offering_id);

-- A resource's time taken, buffers included. `expires_at`: a hold or a request that goes back by itself.
CREATE TABLE allocation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  resource_id uuid NOT NULL REFERENCES resource ON DELETE CASCADE,
  appointment_id uuid NOT NULL REFERENCES appointment ON DELETE CASCADE,
  during tstzrange NOT NULL CHECK (NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during)),
  expires_at timestamptz,
  CONSTRAINT allocation_no_overlap EXCLUDE USING gist (resource_id WITH =, during WITH &&)
);
CREATE INDEX allocation_appointment_id_idx ON allocation (appointment_id);

CREATE TABLE party (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  appointment_id uuid NOT NULL REFERENCES appointment ON DELETE CASCADE,
  role party_role NOT NULL,
  staff_id uuid REFERENCES staff ON DELETE SET NULL,
  name text NOT NULL DEFAULT '',
  last_name_folded text NOT NULL DEFAULT '',
  email text,
  phone text,
  locale text NOT NULL DEFAULT 'de',
  join_token_hash text UNIQUE,
  state party_state NOT NULL DEFAULT 'invited',
  arrived_at timestamptz,
  last_seen_at timestamptz,
  admitted_at timestamptz,
  entered_at timestamptz,
  left_at timestamptz,
  device_check jsonb,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX party_appointment_id_idx ON party (appointment_id);
CREATE UNIQUE INDEX party_one_applicant ON party (appointment_id) WHERE role = 'applicant';
CREATE INDEX party_waiting_idx ON party (state) WHERE state IN ('waiting', 'admitted', 'in_room', 'parked');

-- The live meeting. A room exists from the first admission to the end; a new epoch is a new room.
CREATE TABLE visit (
  appointment_id uuid PRIMARY KEY REFERENCES appointment ON DELETE CASCADE,
  room_name text UNIQUE,
  room_epoch integer NOT NULL DEFAULT 0,
  opened_at timestamptz,
  ended_at timestamptz,
  summary text NOT NULL DEFAULT '',
  next_steps text NOT NULL DEFAULT ''
);

CREATE TABLE chat_message (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  appointment_id uuid NOT NULL REFERENCES appointment ON DELETE CASCADE,
  party_id uuid NOT NULL REFERENCES party ON DELETE CASCADE,
  sent_at timestamptz NOT NULL,
  body text NOT NULL
);
CREATE INDEX chat_message_appointment_id_idx ON chat_message (appointment_id);

CREATE TABLE colleague_note (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  appointment_id uuid NOT NULL REFERENCES appointment ON DELETE CASCADE,
  staff_id uuid NOT NULL REFERENCES staff,
  written_at timestamptz NOT NULL,
  body text NOT NULL
);
CREATE INDEX colleague_note_appointment_id_idx ON colleague_note (appointment_id);

CREATE TABLE checklist_mark (
  appointment_id uuid NOT NULL REFERENCES appointment ON DELETE CASCADE,
  checklist_item_id uuid NOT NULL REFERENCES checklist_item ON DELETE CASCADE,
  staff_id uuid REFERENCES staff ON DELETE SET NULL,
  marked_at timestamptz NOT NULL,
  PRIMARY KEY (appointment_id, checklist_item_id)
);

CREATE TABLE document (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  appointment_id uuid NOT NULL REFERENCES appointment ON DELETE CASCADE,
  party_id uuid REFERENCES party ON DELETE SET NULL,
  checklist_item_id uuid REFERENCES checklist_item ON DELETE SET NULL,
  file_name text NOT NULL,
  media_type text NOT NULL,
  size_bytes integer NOT NULL,
  state document_state NOT NULL,
  refusal text,
  storage_key text NOT NULL UNIQUE,
  wrapped_key bytea NOT NULL,
  uploaded_at timestamptz NOT NULL,
  checked_at timestamptz,
  scan_attempts integer NOT NULL DEFAULT 0,
  delete_after timestamptz NOT NULL
);
CREATE INDEX document_appointment_id_idx ON document (appointment_id);
CREATE INDEX document_delete_after_idx ON document (delete_after);

-- One logical message to one person. The unique key makes sending idempotent.
CREATE TABLE notice (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  appointment_id uuid NOT NULL REFERENCES appointment ON DELETE CASCADE,
  party_id uuid REFERENCES party ON DELETE SET NULL,
  kind text NOT NULL,
  channel notice_channel NOT NULL DEFAULT 'email',
  sequence integer NOT NULL,
  locale text NOT NULL,
  message_id text NOT NULL UNIQUE,
  state notice_state NOT NULL DEFAULT 'queued',
  queued_at timestamptz NOT NULL,
  sent_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  UNIQUE (appointment_id, kind, sequence, channel)
);
CREATE INDEX notice_state_idx ON notice (state) WHERE state IN ('queued', 'failed');

-- History and live updates ---------------------------------------------------------------------------------------

-- Append-only. Topics: a row concerns one department and, where given, one appointment and one party.
CREATE TABLE event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  type text NOT NULL,
  department_id uuid NOT NULL,
  appointment_id uuid,
  party_id uuid,
  data jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX event_department_id_id_idx ON event (department_id, id);
CREATE INDEX event_appointment_id_id_idx ON event (appointment_id, id);

CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  type text NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('citizen', 'staff', 'system', 'import')),
  actor_id uuid,
  department_id uuid,
  appointment_id uuid,
  data jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_appointment_id_idx ON audit (appointment_id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_append_only BEFORE UPDATE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- LISTEN clients get the id only and read the row themselves.
CREATE FUNCTION announce_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('event', NEW.id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER event_announce AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION announce_event();

CREATE TABLE webhook_event (
  id text PRIMARY KEY,
  type text NOT NULL,
  room_name text,
  happened_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL
);

CREATE TABLE throttle (
  key text PRIMARY KEY,
  points integer NOT NULL DEFAULT 0,
  expire bigint
);

CREATE TABLE process_heartbeat (
  name text PRIMARY KEY,
  seen_at timestamptz NOT NULL,
  facts jsonb NOT NULL DEFAULT '{}'
);

-- Search ---------------------------------------------------------------------------------------------------------

-- Folds case, umlauts and accents so that "Perso", "perso" and "PERSO" meet; immutable, so it can be indexed.
CREATE FUNCTION fold(input text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate(replace(replace(replace(replace(lower(input), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'), 'ß', 'ss'),
                   'áàâãåéèêëíìîïóòôõúùûýçñśšžźżćčłğışñ', 'aaaaaeeeeiiiioooouuuycnsszzzcclgisn')
$$;
