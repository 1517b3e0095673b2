-- Why staff moved it, in the words of the last move: for colleagues, and for the citizen when they are told.
ALTER TABLE appointment ADD COLUMN move_reason text;
