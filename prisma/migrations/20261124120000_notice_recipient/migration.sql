-- A notice goes to one person, so the person belongs to its key. Its Message-ID is made from its id and need not be stored.
-- `reason`: why it was skipped or has not been sent yet; a code or an SMTP reply code, never an address.
ALTER TABLE notice DROP CONSTRAINT notice_appointment_id_kind_sequence_channel_key;
ALTER TABLE notice DROP COLUMN message_id;
ALTER TABLE notice RENAME COLUMN last_error TO reason;
ALTER TABLE notice ADD CONSTRAINT notice_appointment_id_party_id_kind_sequence_channel_key
  UNIQUE (appointment_id, party_id, kind, sequence, channel);
