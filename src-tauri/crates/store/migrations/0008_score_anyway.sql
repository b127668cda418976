-- That the chair has a bid scored although it failed a gateway. Made from the records.
PRAGMA user_version = 8;

ALTER TABLE gateway_answer ADD COLUMN score_anyway INTEGER NOT NULL DEFAULT 0;
