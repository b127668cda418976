-- The records, and the tables that are made from them.
--
-- record is the truth: rows are added and never changed. Every other table is
-- made from it and can be dropped and made again. Decimals and times are text;
-- what the panel's rules own whole (details, scheme, bid, sheet) is JSON.

PRAGMA application_id = 0x45564e48; -- "EVNH"
PRAGMA user_version = 1;

CREATE TABLE record (
    received INTEGER PRIMARY KEY,       -- the order in which this device received it
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
    log      BLOB NOT NULL CHECK (length(log) = 32),
    seq      INTEGER NOT NULL CHECK (seq > 0),
    prev     BLOB NOT NULL CHECK (length(prev) IN (0, 32)),
    kind     TEXT NOT NULL,
    at       TEXT NOT NULL,
    round    TEXT NOT NULL,             -- '' where it speaks of no round, or cannot be read
    envelope BLOB NOT NULL,             -- the exact bytes that were signed over and hashed
    salt     BLOB NOT NULL CHECK (length(salt) = 16),
    body     BLOB NOT NULL
) STRICT;

-- Not unique: two records with one place are kept as evidence.
CREATE INDEX record_place ON record (log, seq);
CREATE INDEX record_round ON record (round, received);

CREATE TRIGGER record_is_never_changed BEFORE UPDATE ON record
BEGIN SELECT RAISE(ABORT, 'a record is never changed'); END;

CREATE TRIGGER record_is_never_deleted BEFORE DELETE ON record
BEGIN SELECT RAISE(ABORT, 'a record is never deleted'); END;

CREATE TABLE panel (
    id         TEXT NOT NULL PRIMARY KEY,
    chair      TEXT NOT NULL,
    chair_name TEXT NOT NULL,
    chair_role TEXT NOT NULL,
    deputy     TEXT,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE round (
    id             TEXT NOT NULL PRIMARY KEY,
    details        TEXT NOT NULL,
    stage          TEXT NOT NULL,
    scheme_version INTEGER NOT NULL,    -- 0 while there is no scheme
    opened_at      TEXT,
    closed_at      TEXT,
    revealed_at    TEXT,
    decided_at     TEXT,
    decided_by     TEXT
) STRICT;

CREATE TABLE scheme (
    round   TEXT NOT NULL REFERENCES round (id),
    version INTEGER NOT NULL,
    scheme  TEXT NOT NULL,
    reason  TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (round, version)
) STRICT;

CREATE TABLE member (
    round   TEXT NOT NULL REFERENCES round (id),
    id      TEXT NOT NULL,
    name    TEXT NOT NULL,
    role    TEXT NOT NULL,
    removed TEXT,                       -- why, where they left the panel
    PRIMARY KEY (round, id)
) STRICT;

CREATE TABLE bid (
    round     TEXT NOT NULL REFERENCES round (id),
    ref       TEXT NOT NULL,
    bid       TEXT NOT NULL,
    withdrawn TEXT,                     -- why, where its bidder took it back
    late      TEXT,                     -- why, where it was taken after the closing date
    PRIMARY KEY (round, ref)
) STRICT;

CREATE TABLE gateway_answer (
    round   TEXT NOT NULL,
    bid     TEXT NOT NULL,
    gateway TEXT NOT NULL,
    answer  TEXT,                       -- none while it is open
    note    TEXT NOT NULL,
    PRIMARY KEY (round, bid, gateway),
    FOREIGN KEY (round, bid) REFERENCES bid (round, ref)
) STRICT;

CREATE TABLE declaration (
    round      TEXT NOT NULL,
    member     TEXT NOT NULL,
    about      TEXT NOT NULL,           -- 'bid' or 'bidder'
    subject    TEXT NOT NULL,
    entry      INTEGER NOT NULL,        -- 1, 2, ...: the highest is in force
    kind       TEXT NOT NULL,
    note       TEXT NOT NULL,
    entered_by TEXT,
    at         TEXT NOT NULL,
    PRIMARY KEY (round, member, about, subject, entry),
    FOREIGN KEY (round, member) REFERENCES member (round, id)
) STRICT;

CREATE TABLE sheet (
    round        TEXT NOT NULL,
    bid          TEXT NOT NULL,
    member       TEXT NOT NULL,
    state        TEXT NOT NULL,
    submissions  INTEGER NOT NULL,
    entered_by   TEXT,
    saved_at     TEXT NOT NULL,
    submitted_at TEXT,
    notice       TEXT,                  -- why it was reopened or withdrawn
    content      TEXT NOT NULL,
    PRIMARY KEY (round, bid, member),
    FOREIGN KEY (round, bid) REFERENCES bid (round, ref),
    FOREIGN KEY (round, member) REFERENCES member (round, id)
) STRICT;

CREATE TABLE sheet_version (
    round      TEXT NOT NULL,
    bid        TEXT NOT NULL,
    member     TEXT NOT NULL,
    version    INTEGER NOT NULL,
    entered_by TEXT,
    at         TEXT NOT NULL,
    content    TEXT NOT NULL,
    PRIMARY KEY (round, bid, member, version),
    FOREIGN KEY (round, bid, member) REFERENCES sheet (round, bid, member)
) STRICT;

CREATE TABLE agreed_score (
    round     TEXT NOT NULL,
    bid       TEXT NOT NULL,
    criterion TEXT NOT NULL,
    score     TEXT,                     -- none while it is not settled
    reason    TEXT NOT NULL,
    PRIMARY KEY (round, bid, criterion),
    FOREIGN KEY (round, bid) REFERENCES bid (round, ref)
) STRICT;

CREATE TABLE moderation_note (
    round      TEXT NOT NULL,
    bid        TEXT NOT NULL,
    strengths  TEXT NOT NULL,
    weaknesses TEXT NOT NULL,
    PRIMARY KEY (round, bid),
    FOREIGN KEY (round, bid) REFERENCES bid (round, ref)
) STRICT;

CREATE TABLE decision (
    round  TEXT NOT NULL,
    bid    TEXT NOT NULL,
    kind   TEXT NOT NULL,
    amount TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (round, bid),
    FOREIGN KEY (round, bid) REFERENCES bid (round, ref)
) STRICT;
