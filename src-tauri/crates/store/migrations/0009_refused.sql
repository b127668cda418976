-- Whether a record counts for nothing whatever it says, so that one which comes to count
-- after all is applied. Made from the records.
PRAGMA user_version = 9;

ALTER TABLE folded ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;
