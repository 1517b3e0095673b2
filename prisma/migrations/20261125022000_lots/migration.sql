-- The minutes at which the lots of an opening's quotas are released come from this secret, so that all processes agree on them and nobody
-- outside can know them. It stays when the opening is edited.
ALTER TABLE opening ADD COLUMN lot_secret uuid NOT NULL DEFAULT gen_random_uuid();
