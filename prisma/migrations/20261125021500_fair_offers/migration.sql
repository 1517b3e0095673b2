-- How freed time is given on, by department, and what one contact is.

-- `offer_minutes`: how long an earlier time is kept for one person. `proposal_hours`: how long a replacement is kept at most.
-- Freed time rests for a random time between `rest_min_minutes` and `rest_max_minutes` before everybody sees it; 0 and 0: not at all.
ALTER TABLE department
  ADD COLUMN offer_minutes integer NOT NULL DEFAULT 30 CHECK (offer_minutes BETWEEN 5 AND 1440),
  ADD COLUMN proposal_hours integer NOT NULL DEFAULT 72 CHECK (proposal_hours BETWEEN 1 AND 720),
  ADD COLUMN rest_min_minutes integer NOT NULL DEFAULT 3 CHECK (rest_min_minutes >= 0),
  ADD COLUMN rest_max_minutes integer NOT NULL DEFAULT 20 CHECK (rest_max_minutes BETWEEN 0 AND 1440),
  ADD CONSTRAINT department_rest CHECK (rest_min_minutes <= rest_max_minutes);

-- A notice about a proposal speaks of that one and no other; an appointment may get several between two changes.
ALTER TABLE notice ADD COLUMN proposal_id uuid REFERENCES proposal ON DELETE CASCADE;
ALTER TABLE notice DROP CONSTRAINT notice_appointment_id_party_id_kind_sequence_channel_key;
CREATE UNIQUE INDEX notice_once ON notice (appointment_id, party_id, kind, sequence, channel) WHERE proposal_id IS NULL;
CREATE UNIQUE INDEX notice_once_a_proposal ON notice (proposal_id, kind, channel) WHERE proposal_id IS NOT NULL;

-- One contact however it is written: case and a "+tag" of the address do not count, a number is brought to its international form.
CREATE FUNCTION contact_email(email text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT nullif(regexp_replace(lower(trim(email)), '\+[^@]*@', '@'), '')
$$;
CREATE FUNCTION contact_phone(phone text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN digits ~ '^\+' THEN digits
              WHEN digits ~ '^00' THEN '+' || substr(digits, 3)
              WHEN digits ~ '^0' THEN '+49' || substr(digits, 2)
              WHEN digits <> '' THEN '+49' || digits END
  FROM (SELECT regexp_replace(replace(phone, '(0)', ''), '[^0-9+]', '', 'g') AS digits) AS written
$$;
CREATE INDEX party_contact_email_idx ON party (contact_email(email)) WHERE role = 'applicant';
CREATE INDEX party_contact_phone_idx ON party (contact_phone(phone)) WHERE role = 'applicant';
