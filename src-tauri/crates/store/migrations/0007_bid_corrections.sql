-- What a bid said before it was put right once scoring had opened. Made from the records.
PRAGMA user_version = 7;

CREATE TABLE bid_correction (
    round  TEXT NOT NULL REFERENCES round (id),
    bid    TEXT NOT NULL,
    entry  INTEGER NOT NULL,
    was    TEXT NOT NULL,
    reason TEXT NOT NULL,
    at     TEXT NOT NULL,
    PRIMARY KEY (round, bid, entry)
) STRICT, WITHOUT ROWID;
