-- Which record a declaration stands in, so that a close can set apart what came after it.
-- The table is made again from the records when the profile is opened.
ALTER TABLE declaration ADD COLUMN record BLOB NOT NULL DEFAULT x'';
