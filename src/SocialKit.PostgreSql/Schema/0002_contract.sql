-- What the host said of its subjects, what must be kept as it is, and posts pushed to those who follow.

CREATE TABLE subject_states (
  tenant text COLLATE "C" NOT NULL, subject bytea NOT NULL, closed bigint, deleted bigint, moved_to bytea, version bigint NOT NULL,
  PRIMARY KEY (tenant, subject)
);

CREATE TABLE legal_holds (
  tenant text COLLATE "C" NOT NULL, subject bytea NOT NULL, reason text NOT NULL, placed_by bytea NOT NULL, created bigint NOT NULL,
  PRIMARY KEY (tenant, subject)
);

CREATE TABLE timelines (
  tenant text COLLATE "C" NOT NULL, member bytea NOT NULL, created bigint NOT NULL, post bytea NOT NULL,
  PRIMARY KEY (tenant, member, created, post)
);

CREATE INDEX follows_subject ON follows (tenant, subject, member);

-- Everything said on a subject stands together, what is deleted after what is not.
DROP INDEX comments_live;
CREATE INDEX comments_live ON comments (tenant, subject, deleted, created);

-- Changes of counters by commits that wait for the host to end its transaction: rows of their own, so that nobody waits for it. Read together
-- with the counters, and added to them later.
CREATE TABLE counter_changes (
  tenant text COLLATE "C" NOT NULL, number bigint GENERATED ALWAYS AS IDENTITY,
  subject bytea NOT NULL, name text COLLATE "C" NOT NULL, change bigint NOT NULL,
  PRIMARY KEY (tenant, number)
);
CREATE INDEX counter_changes_subject ON counter_changes (tenant, subject);

-- The server keeps samples of what it analyses in tables of its own, where erasure cannot reach them: of what people wrote it keeps none.
ALTER TABLE members ALTER external_id SET STATISTICS 0, ALTER handle SET STATISTICS 0, ALTER name SET STATISTICS 0, ALTER unit SET STATISTICS 0, ALTER role SET STATISTICS 0, ALTER origin_id SET STATISTICS 0;
ALTER TABLE posts ALTER title SET STATISTICS 0, ALTER source SET STATISTICS 0, ALTER html SET STATISTICS 0, ALTER origin_id SET STATISTICS 0;
ALTER TABLE comments ALTER source SET STATISTICS 0, ALTER html SET STATISTICS 0, ALTER origin_id SET STATISTICS 0;
ALTER TABLE revisions ALTER title SET STATISTICS 0, ALTER source SET STATISTICS 0, ALTER html SET STATISTICS 0;
ALTER TABLE kudos ALTER source SET STATISTICS 0, ALTER html SET STATISTICS 0, ALTER origin_id SET STATISTICS 0;
ALTER TABLE communities ALTER slug SET STATISTICS 0, ALTER name SET STATISTICS 0, ALTER charter SET STATISTICS 0;
ALTER TABLE topics ALTER slug SET STATISTICS 0, ALTER name SET STATISTICS 0;
ALTER TABLE legal_holds ALTER reason SET STATISTICS 0;
ALTER TABLE uniques ALTER value SET STATISTICS 0;
ALTER TABLE client_keys ALTER key SET STATISTICS 0;
ALTER TABLE secrets ALTER value SET STATISTICS 0;
