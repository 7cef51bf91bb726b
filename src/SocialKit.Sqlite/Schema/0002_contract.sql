-- What the host said of its subjects, what must be kept as it is, and posts pushed to those who follow.

CREATE TABLE sk_subject_states (
  tenant INTEGER NOT NULL, subject BLOB NOT NULL, closed INTEGER, deleted INTEGER, moved_to BLOB, version INTEGER NOT NULL,
  PRIMARY KEY (tenant, subject)
) WITHOUT ROWID;

CREATE TABLE sk_legal_holds (
  tenant INTEGER NOT NULL, subject BLOB NOT NULL, reason TEXT NOT NULL, placed_by BLOB NOT NULL, created INTEGER NOT NULL,
  PRIMARY KEY (tenant, subject)
) WITHOUT ROWID;

CREATE TABLE sk_timelines (
  tenant INTEGER NOT NULL, member BLOB NOT NULL, created INTEGER NOT NULL, post BLOB NOT NULL,
  PRIMARY KEY (tenant, member, created, post)
) WITHOUT ROWID;

CREATE INDEX sk_follows_subject ON sk_follows (tenant, subject, member);

-- Everything said on a subject stands together, what is deleted after what is not.
DROP INDEX sk_comments_live;
CREATE INDEX sk_comments_live ON sk_comments (tenant, subject, deleted, created);
