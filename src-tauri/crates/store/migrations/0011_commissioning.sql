-- What is said of the whole commissioning: approaches, research, partners, existing
-- projects, agreements and what came of them, the cycle, and bidders under several names.
-- One row a record, in the order in which they count. Made from the records.
PRAGMA user_version = 11;

CREATE TABLE commission_entry (
    entry  INTEGER NOT NULL PRIMARY KEY, -- 1, 2, ...: the order in which they count
    round  TEXT REFERENCES round (id),   -- none for what belongs to the whole panel
    bid    TEXT,                         -- none for what belongs to the whole round
    kind   TEXT NOT NULL,
    body   TEXT NOT NULL,                -- JSON
    member TEXT NOT NULL,                -- whose laptop signed it
    at     TEXT NOT NULL
) STRICT;

CREATE INDEX commission_entry_of_bid ON commission_entry (round, bid, entry);
