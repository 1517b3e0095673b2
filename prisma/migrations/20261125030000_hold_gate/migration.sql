-- A hold from where conspicuously many come: until then its form opens only against a proof of work. The time is kept meanwhile.
ALTER TABLE appointment ADD COLUMN gate_until timestamptz;
