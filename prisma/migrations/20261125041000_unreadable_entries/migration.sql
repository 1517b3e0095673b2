-- Entries in which nobody could read when they are; their owner is told how many.
ALTER TABLE calendar_object ADD COLUMN unreadable integer NOT NULL DEFAULT 0;
