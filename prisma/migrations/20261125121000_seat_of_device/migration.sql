-- The page on which a party takes part: a random word of the browser, and when it last got a grant. Another page has to ask first.
ALTER TABLE party
  ADD COLUMN seat_key text,
  ADD COLUMN seat_at timestamptz;
