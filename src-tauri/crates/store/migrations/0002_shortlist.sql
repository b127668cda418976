-- What the chair chose about the shortlist of a round.

PRAGMA user_version = 2;

CREATE TABLE shortlist_override (
    round  TEXT NOT NULL,
    bid    TEXT NOT NULL,
    kind   TEXT NOT NULL,               -- 'fund' or 'decline'
    reason TEXT NOT NULL,
    PRIMARY KEY (round, bid),
    FOREIGN KEY (round, bid) REFERENCES bid (round, ref)
) STRICT;

CREATE TABLE shortlist_settled (
    round   TEXT NOT NULL PRIMARY KEY REFERENCES round (id),
    settled TEXT NOT NULL,              -- JSON
    at      TEXT NOT NULL
) STRICT;
