-- Several devices: who they are, in what order their records were applied,
-- sheets that are sealed, and sheets that came after the close.

PRAGMA user_version = 3;

CREATE TABLE device (
    log       BLOB NOT NULL PRIMARY KEY CHECK (length(log) = 32),
    member    TEXT NOT NULL,
    recipient TEXT,                     -- none in panels of before sealing
    confirmed INTEGER NOT NULL,         -- whether the six words were compared
    revoked   TEXT                      -- why, where it was barred
) STRICT;

-- The records that were applied, in order; kept so that new ones can be added
-- at the end where they come after all others.
CREATE TABLE folded (
    place   INTEGER PRIMARY KEY,
    record  BLOB NOT NULL UNIQUE CHECK (length(record) = 32),
    log     BLOB NOT NULL CHECK (length(log) = 32),
    seq     INTEGER NOT NULL,
    counted INTEGER NOT NULL            -- 0 where its log is frozen or barred there
) STRICT;

CREATE INDEX folded_log ON folded (log, place);

-- Records that changed nothing, each with a sentence why.
CREATE TABLE set_aside (
    record BLOB NOT NULL PRIMARY KEY CHECK (length(record) = 32),
    why    TEXT NOT NULL
) STRICT;

CREATE TABLE round_seal (
    round     TEXT NOT NULL PRIMARY KEY REFERENCES round (id),
    recipient TEXT NOT NULL,
    observer  TEXT                      -- where the chair alone must not be able to look
) STRICT;

-- Keys as they are wrapped for each device; they are opened when they are used.
CREATE TABLE round_key (
    round TEXT NOT NULL,
    part  TEXT NOT NULL,                -- 'held' and 'observer_held' before the reveal, 'round' and 'observer' after it
    log   BLOB NOT NULL CHECK (length(log) = 32),
    key   TEXT NOT NULL,
    PRIMARY KEY (round, part, log)
) STRICT;

CREATE TABLE round_close (
    round TEXT NOT NULL,
    log   BLOB NOT NULL CHECK (length(log) = 32),
    seq   INTEGER NOT NULL,
    PRIMARY KEY (round, log)
) STRICT;

-- The chair's receipt: the newest record of each log that has arrived there.
CREATE TABLE received (
    log BLOB NOT NULL PRIMARY KEY CHECK (length(log) = 32),
    seq INTEGER NOT NULL
) STRICT;

-- Submitted sheets that this device cannot open yet, as they came.
CREATE TABLE sealed_sheet (
    record  BLOB NOT NULL PRIMARY KEY CHECK (length(record) = 32),
    round   TEXT NOT NULL,
    payload TEXT NOT NULL,
    body    TEXT NOT NULL
) STRICT;

CREATE TABLE late_sheet (
    record     BLOB NOT NULL PRIMARY KEY CHECK (length(record) = 32),
    round      TEXT NOT NULL,
    bid        TEXT NOT NULL,
    member     TEXT NOT NULL,
    log        BLOB NOT NULL CHECK (length(log) = 32),
    seq        INTEGER NOT NULL,
    entered_by TEXT,
    at         TEXT NOT NULL,
    content    TEXT,                    -- none while it is sealed
    accepted   TEXT                     -- why it was let count
) STRICT;

-- Sheets are made again: their content is none while it is sealed, and they
-- name the record that says it.
DROP TABLE sheet_version;
DROP TABLE sheet;

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
    taken_back   BLOB,                  -- the log that took it back, where its author did
    taken_at     INTEGER,               -- and the place there
    content      TEXT,
    record       BLOB NOT NULL,         -- that which the content is from
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
    content    TEXT,
    record     BLOB NOT NULL,
    log        BLOB NOT NULL,
    seq        INTEGER NOT NULL,
    PRIMARY KEY (round, bid, member, version),
    FOREIGN KEY (round, bid, member) REFERENCES sheet (round, bid, member)
) STRICT;

-- What belongs to this device alone, and is in no record.
CREATE TABLE here (
    name  TEXT NOT NULL PRIMARY KEY,    -- 'fold', 'panel', 'member', 'folder', ...
    value TEXT NOT NULL
) STRICT;
