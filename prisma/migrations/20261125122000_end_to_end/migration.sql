-- A department may demand that picture, sound and what is typed between browsers are encrypted from end to end. What a visit began with
-- stays for this visit.
ALTER TABLE department ADD COLUMN end_to_end boolean NOT NULL DEFAULT false;
ALTER TABLE visit
  ADD COLUMN end_to_end boolean NOT NULL DEFAULT false,
  -- Of the group key that is in use; the key itself is known to the browsers only.
  ADD COLUMN key_epoch integer NOT NULL DEFAULT 0;

-- The public key of the page on which a party takes part (P-256, uncompressed, base64url).
ALTER TABLE party
  ADD COLUMN media_key text,
  ADD COLUMN media_key_at timestamptz;

-- The group key of a visit, sealed by one browser for another one; only that one can open it.
CREATE TABLE sealed_key (
  party_id uuid PRIMARY KEY REFERENCES party ON DELETE CASCADE,
  appointment_id uuid NOT NULL REFERENCES appointment ON DELETE CASCADE,
  epoch integer NOT NULL,
  for_key text NOT NULL,
  by_party_id uuid NOT NULL REFERENCES party ON DELETE CASCADE,
  by_key text NOT NULL,
  sealed text NOT NULL
);
CREATE INDEX ON sealed_key (appointment_id);
