-- The whole consultation calendar: openings of groups and by channel, several resources, services, persons and dates in one booking,
-- group appointments with seats, proposals of another time, wishes for an earlier one, and the history of the rules.

-- Openings -------------------------------------------------------------------------------------------------------

CREATE TABLE resource_group (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  office_id uuid NOT NULL REFERENCES office ON DELETE CASCADE,
  name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (office_id, name)
);

CREATE TABLE resource_group_member (
  group_id uuid NOT NULL REFERENCES resource_group ON DELETE CASCADE,
  resource_id uuid NOT NULL REFERENCES resource ON DELETE CASCADE,
  PRIMARY KEY (group_id, resource_id)
);
CREATE INDEX resource_group_member_resource_id_idx ON resource_group_member (resource_id);

-- An opening belongs to one resource, or to every member of a group. `week_of_month`: only the n-th such weekday of a month, -1 the last.
-- `modes` NULL: every mode; no row in opening_offering: every offering of the resource.
ALTER TABLE opening ALTER COLUMN resource_id DROP NOT NULL;
ALTER TABLE opening
  ADD COLUMN group_id uuid REFERENCES resource_group ON DELETE CASCADE,
  ADD COLUMN week_of_month integer CHECK (week_of_month IN (-1, 1, 2, 3, 4, 5)),
  ADD COLUMN modes mode[] CHECK (cardinality(modes) > 0),
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT opening_of_one CHECK (num_nonnulls(resource_id, group_id) = 1),
  ADD CONSTRAINT opening_one_rhythm CHECK (week_of_month IS NULL OR every_weeks = 1);
CREATE INDEX opening_group_id_idx ON opening (group_id);

CREATE TABLE opening_offering (
  opening_id uuid NOT NULL REFERENCES opening ON DELETE CASCADE,
  offering_id uuid NOT NULL REFERENCES offering ON DELETE CASCADE,
  PRIMARY KEY (opening_id, offering_id)
);
CREATE INDEX opening_offering_offering_id_idx ON opening_offering (offering_id);

-- What one channel may take of an opening on one date, for each resource by itself; no row: everything, as soon as the horizon shows it.
-- `max_share`: percent of the opening's minutes; `max_count`: appointments. `release_days` before the date, at `release_minute` of the local
-- day, the channel may begin to book; in `release_lots` lots at random minutes within `release_spread_minutes` after it. From `lifted_days`
-- before the date on the limit no longer holds, so that what others left goes back to the channel.
CREATE TABLE opening_quota (
  opening_id uuid NOT NULL REFERENCES opening ON DELETE CASCADE,
  channel channel NOT NULL,
  max_share integer CHECK (max_share BETWEEN 0 AND 100),
  max_count integer CHECK (max_count >= 0),
  release_days integer CHECK (release_days BETWEEN 0 AND 730),
  release_minute integer NOT NULL DEFAULT 0 CHECK (release_minute BETWEEN 0 AND 1439),
  release_lots integer NOT NULL DEFAULT 1 CHECK (release_lots BETWEEN 1 AND 20),
  release_spread_minutes integer NOT NULL DEFAULT 0 CHECK (release_spread_minutes BETWEEN 0 AND 2880),
  lifted_days integer CHECK (lifted_days BETWEEN 0 AND 730),
  PRIMARY KEY (opening_id, channel),
  CHECK (num_nonnulls(max_share, max_count) <= 1),
  CHECK (num_nonnulls(max_share, max_count, release_days) > 0)
);

ALTER TABLE opening_exception ADD COLUMN reason text NOT NULL DEFAULT '', ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE absence ADD COLUMN note text NOT NULL DEFAULT '', ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE closure ADD COLUMN version integer NOT NULL DEFAULT 1;

-- Every change of the rules above, whole before and whole after; undoing is a change of its own.
CREATE TABLE calendar_change (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  at timestamptz NOT NULL,
  staff_id uuid REFERENCES staff ON DELETE SET NULL,
  office_id uuid NOT NULL REFERENCES office ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('opening', 'exception', 'absence', 'closure', 'holiday', 'group')),
  subject_id uuid,
  resource_id uuid REFERENCES resource ON DELETE SET NULL,
  before jsonb,
  after jsonb,
  undoes uuid UNIQUE REFERENCES calendar_change,
  CHECK (num_nonnulls(before, after) > 0)
);
CREATE INDEX calendar_change_office_id_at_idx ON calendar_change (office_id, at);
CREATE TRIGGER calendar_change_no_truncate BEFORE TRUNCATE ON calendar_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Services and resources -----------------------------------------------------------------------------------------

-- Each further person adds `extra_person_minutes`; services that are `combinable` may share an appointment with others of the department.
-- `max_active_per_contact`: requests and bookings that one e-mail address or phone number may have at a time; NULL: no limit.
ALTER TABLE service
  ADD COLUMN max_persons integer NOT NULL DEFAULT 1 CHECK (max_persons BETWEEN 1 AND 20),
  ADD COLUMN extra_person_minutes integer NOT NULL DEFAULT 0 CHECK (extra_person_minutes BETWEEN 0 AND 240),
  ADD COLUMN combinable boolean NOT NULL DEFAULT false,
  ADD COLUMN max_active_per_contact integer CHECK (max_active_per_contact > 0),
  ADD COLUMN asks_birth_year boolean NOT NULL DEFAULT false;

-- How many resources of each kind an appointment takes at once. No rows: one caseworker.
CREATE TABLE service_requirement (
  service_id uuid NOT NULL REFERENCES service ON DELETE CASCADE,
  kind resource_kind NOT NULL,
  count integer NOT NULL CHECK (count BETWEEN 1 AND 5),
  PRIMARY KEY (service_id, kind)
);

-- ISO 639 codes, for interpreters and for caseworkers.
ALTER TABLE resource ADD COLUMN languages text[] NOT NULL DEFAULT '{}';

-- Appointments ---------------------------------------------------------------------------------------------------

-- `seats`: this is a group appointment of that many; `group_appointment_id`: this is one seat in it and has no allocation of its own.
-- `interpreter_language`: an interpreter for it belongs to the appointment. `override_reason`: a member of staff broke a rule on purpose.
ALTER TABLE appointment
  ADD COLUMN persons integer NOT NULL DEFAULT 1 CHECK (persons BETWEEN 1 AND 20),
  ADD COLUMN interpreter_language text,
  ADD COLUMN series_id uuid,
  ADD COLUMN title text NOT NULL DEFAULT '',
  ADD COLUMN seats integer CHECK (seats BETWEEN 1 AND 1000),
  ADD COLUMN group_appointment_id uuid REFERENCES appointment,
  ADD COLUMN booked_by uuid REFERENCES staff ON DELETE SET NULL,
  ADD COLUMN walk_in boolean NOT NULL DEFAULT false,
  ADD COLUMN override_reason text,
  ADD CONSTRAINT appointment_seat_or_group CHECK (num_nonnulls(seats, group_appointment_id) < 2);
CREATE INDEX appointment_series_id_idx ON appointment (series_id) WHERE series_id IS NOT NULL;
CREATE INDEX appointment_group_appointment_id_idx ON appointment (group_appointment_id) WHERE group_appointment_id IS NOT NULL;

ALTER TABLE party ADD COLUMN birth_year integer CHECK (birth_year BETWEEN 1900 AND 2100);

-- The services of an appointment for several; with one service there is no row.
CREATE TABLE appointment_item (
  appointment_id uuid NOT NULL REFERENCES appointment ON DELETE CASCADE,
  position integer NOT NULL,
  service_id uuid NOT NULL REFERENCES service,
  persons integer NOT NULL DEFAULT 1 CHECK (persons BETWEEN 1 AND 20),
  service_name text NOT NULL,
  service_name_en text NOT NULL DEFAULT '',
  duration_minutes integer NOT NULL CHECK (duration_minutes > 0),
  PRIMARY KEY (appointment_id, position)
);
CREATE INDEX appointment_item_service_id_idx ON appointment_item (service_id);

-- A seat taken in a group appointment; the key forbids selling one twice, as the exclusion constraint does for time.
CREATE TABLE seat (
  group_appointment_id uuid NOT NULL REFERENCES appointment ON DELETE CASCADE,
  number integer NOT NULL CHECK (number > 0),
  appointment_id uuid NOT NULL UNIQUE REFERENCES appointment ON DELETE CASCADE,
  expires_at timestamptz,
  PRIMARY KEY (group_appointment_id, number)
);

-- Why time is taken: the visit itself, another time offered for it, or a freed time that rests before everybody may see it (its
-- appointment has ended, and it goes back by itself like a hold that runs out).
CREATE TYPE allocation_purpose AS ENUM ('visit', 'offer', 'rest');
ALTER TABLE allocation
  ADD COLUMN purpose allocation_purpose NOT NULL DEFAULT 'visit',
  ADD CONSTRAINT allocation_rest_ends CHECK (purpose <> 'rest' OR expires_at IS NOT NULL);

-- Another time proposed to a citizen, its allocations marked 'offer'. `earlier`: from the list of those who wish to come sooner, exclusive
-- until `expires_at`. `replacement`: a change of the calendar broke the old time; nothing is lost when nobody answers.
CREATE TYPE proposal_reason AS ENUM ('earlier', 'replacement');
CREATE TYPE proposal_state AS ENUM ('open', 'accepted', 'declined', 'expired', 'withdrawn');
CREATE TABLE proposal (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  appointment_id uuid NOT NULL REFERENCES appointment ON DELETE CASCADE,
  reason proposal_reason NOT NULL,
  state proposal_state NOT NULL DEFAULT 'open',
  offering_id uuid NOT NULL REFERENCES offering,
  mode mode NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  expires_at timestamptz,
  created_at timestamptz NOT NULL,
  answered_at timestamptz,
  proposed_by uuid REFERENCES staff ON DELETE SET NULL,
  calendar_change_id uuid REFERENCES calendar_change ON DELETE SET NULL,
  CHECK (starts_at < ends_at),
  CHECK ((state = 'open') = (answered_at IS NULL))
);
CREATE UNIQUE INDEX proposal_one_open ON proposal (appointment_id) WHERE state = 'open';
CREATE INDEX proposal_appointment_id_idx ON proposal (appointment_id);
CREATE INDEX proposal_expires_at_idx ON proposal (expires_at) WHERE state = 'open';

-- Who would like to come sooner. The order of offers is documented where it is computed.
CREATE TABLE earlier_wish (
  appointment_id uuid PRIMARY KEY REFERENCES appointment ON DELETE CASCADE,
  wished_at timestamptz NOT NULL,
  not_before date,
  weekdays integer[] NOT NULL DEFAULT '{}',
  from_minute integer NOT NULL DEFAULT 0 CHECK (from_minute BETWEEN 0 AND 1440),
  to_minute integer NOT NULL DEFAULT 1440 CHECK (to_minute BETWEEN 0 AND 1440),
  notice_minutes integer NOT NULL DEFAULT 120 CHECK (notice_minutes >= 0),
  offers integer NOT NULL DEFAULT 0,
  last_offered_at timestamptz,
  CHECK (from_minute < to_minute)
);
