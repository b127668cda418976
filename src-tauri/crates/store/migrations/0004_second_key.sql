-- The second key of a round, made by its observer before scoring opens.
CREATE TABLE round_observer (
    round     TEXT PRIMARY KEY NOT NULL REFERENCES round (id),
    member    TEXT NOT NULL,            -- who made it
    recipient TEXT NOT NULL             -- whom sheets are sealed to a second time
) STRICT, WITHOUT ROWID;
