-- Who was in the chair when a record was written; what came after the close, and who
-- was recused at it. All of it is made again from the records when the profile is opened.
PRAGMA user_version = 6;

-- 1 where its writer was in the chair.
ALTER TABLE folded ADD COLUMN chair INTEGER NOT NULL DEFAULT 0;

-- 1 where it came after the close: it hides the bid, and changes no count.
ALTER TABLE declaration ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
ALTER TABLE declaration DROP COLUMN record;

ALTER TABLE sheet DROP COLUMN taken_back;
ALTER TABLE sheet DROP COLUMN taken_at;

-- Who was recused from which bid when scoring closed: this is what the count goes by.
CREATE TABLE recused_at_close (
    round  TEXT NOT NULL REFERENCES round (id),
    member TEXT NOT NULL,
    bid    TEXT NOT NULL,
    PRIMARY KEY (round, member, bid)
) STRICT, WITHOUT ROWID;
