-- What an award depends on, and what each decision says as a whole; the office; and what
-- was decided about publishing a round. Made from the records.
PRAGMA user_version = 10;

ALTER TABLE decision ADD COLUMN conditions TEXT NOT NULL DEFAULT '';

CREATE TABLE decision_made (
    round   TEXT NOT NULL REFERENCES round (id),
    entry   INTEGER NOT NULL,           -- 1, 2, ...: the highest is the newest
    by      TEXT NOT NULL,
    at      TEXT NOT NULL,
    details TEXT NOT NULL,              -- JSON
    PRIMARY KEY (round, entry)
) STRICT;

CREATE TABLE office (
    panel  TEXT NOT NULL PRIMARY KEY REFERENCES panel (id),
    office TEXT NOT NULL                -- JSON
) STRICT;

CREATE TABLE publication (
    round        TEXT NOT NULL PRIMARY KEY REFERENCES round (id),
    unsuccessful TEXT NOT NULL,
    left_out     TEXT NOT NULL          -- JSON
) STRICT;

-- The texts that are marked as read, each since when and by whom without a break.
CREATE TABLE text_read (
    round  TEXT NOT NULL REFERENCES round (id),
    bid    TEXT NOT NULL,               -- '' for the round's own
    text   TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    member TEXT NOT NULL,               -- who marked it
    at     TEXT NOT NULL,
    entry  INTEGER NOT NULL,            -- 1, 2, ...: as the newest record lists them
    PRIMARY KEY (round, bid, text)
) STRICT;
