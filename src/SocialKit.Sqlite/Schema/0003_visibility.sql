-- compatible: no, a node that does not know of access and held texts would show what is not for everyone

-- Who is in which community and how one gets in, what members keep from each other, what waits for approval, what is locked.

ALTER TABLE sk_communities ADD COLUMN access TEXT NOT NULL DEFAULT 'open';

CREATE TABLE sk_memberships (
  tenant INTEGER NOT NULL, community BLOB NOT NULL, member BLOB NOT NULL, role TEXT NOT NULL, state TEXT NOT NULL, changed_by BLOB NOT NULL,
  created INTEGER NOT NULL, changed INTEGER NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (tenant, community, member)
) WITHOUT ROWID;
CREATE INDEX sk_memberships_member ON sk_memberships (tenant, member);
CREATE INDEX sk_memberships_state ON sk_memberships (tenant, community, state, member);

CREATE TABLE sk_blocks (
  tenant INTEGER NOT NULL, member BLOB NOT NULL, blocked BLOB NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (tenant, member, blocked)
) WITHOUT ROWID;
CREATE INDEX sk_blocks_blocked ON sk_blocks (tenant, blocked);

CREATE TABLE sk_mutes (
  tenant INTEGER NOT NULL, member BLOB NOT NULL, subject BLOB NOT NULL, until INTEGER, at INTEGER NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (tenant, member, subject)
) WITHOUT ROWID;

CREATE TABLE sk_pending_edits (
  tenant INTEGER NOT NULL, subject BLOB NOT NULL, of_version INTEGER NOT NULL,
  title TEXT, source TEXT NOT NULL, html TEXT NOT NULL, renderer INTEGER NOT NULL, mentions BLOB NOT NULL,
  author BLOB NOT NULL, created INTEGER NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (tenant, subject)
);

CREATE TABLE sk_discussion_locks (
  tenant INTEGER NOT NULL, subject BLOB NOT NULL, reason TEXT NOT NULL, locked_by BLOB NOT NULL, created INTEGER NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (tenant, subject)
) WITHOUT ROWID;

-- No word about moderation means published. Where a comment or kudos stands is kept with it.
ALTER TABLE sk_posts ADD COLUMN moderation TEXT;
ALTER TABLE sk_comments ADD COLUMN community BLOB;
ALTER TABLE sk_comments ADD COLUMN moderation TEXT;
ALTER TABLE sk_kudos ADD COLUMN community BLOB;

UPDATE sk_comments SET community = (SELECT p.community FROM sk_posts p WHERE p.tenant = sk_comments.tenant AND p.id = substr(sk_comments.subject, 2))
  WHERE substr(subject, 1, 1) = x'01';
UPDATE sk_comments SET community = substr(subject, 2) WHERE substr(subject, 1, 1) = x'03';
UPDATE sk_kudos SET community = (SELECT p.community FROM sk_posts p WHERE p.tenant = sk_kudos.tenant AND p.id = substr(sk_kudos.subject, 2))
  WHERE substr(subject, 1, 1) = x'01';
UPDATE sk_kudos SET community = (SELECT c.community FROM sk_comments c WHERE c.tenant = sk_kudos.tenant AND c.id = substr(sk_kudos.subject, 2))
  WHERE substr(subject, 1, 1) = x'02';
UPDATE sk_kudos SET community = substr(subject, 2) WHERE substr(subject, 1, 1) = x'03';
UPDATE sk_comments SET community = (SELECT k.community FROM sk_kudos k WHERE k.tenant = sk_comments.tenant AND k.id = substr(sk_comments.subject, 2))
  WHERE substr(subject, 1, 1) = x'05';

-- What a member wrote has a name of its own: what is said under a member is counted like under every other subject.
DELETE FROM sk_counters WHERE name = 'comments' AND substr(subject, 1, 1) = x'04';
INSERT INTO sk_counters (tenant, subject, name, value)
  SELECT tenant, subject, 'comments', count(*) FROM sk_comments WHERE deleted IS NULL AND substr(subject, 1, 1) = x'04' GROUP BY tenant, subject;
INSERT INTO sk_counters (tenant, subject, name, value)
  SELECT tenant, unhex('04' || hex(author)), 'written', count(*) FROM sk_comments WHERE deleted IS NULL GROUP BY tenant, author;

-- How much of what is counted on a member stands where; after the @ the community, or nothing for what only the host can judge.
INSERT INTO sk_counters (tenant, subject, name, value)
  SELECT tenant, unhex('04' || hex(author)), 'posts@' || lower(hex(community)), count(*) FROM sk_posts
  WHERE deleted IS NULL AND community IS NOT NULL GROUP BY tenant, author, community;
INSERT INTO sk_counters (tenant, subject, name, value)
  SELECT tenant, unhex('04' || hex(author)), 'written@' || coalesce(lower(hex(community)), ''), count(*) FROM sk_comments
  WHERE deleted IS NULL AND (community IS NOT NULL OR substr(subject, 1, 1) = x'00') GROUP BY tenant, author, community;
INSERT INTO sk_counters (tenant, subject, name, value)
  SELECT k.tenant, unhex('04' || hex(r.member)), 'kudos@' || coalesce(lower(hex(k.community)), ''), count(*)
  FROM sk_kudos k JOIN sk_kudos_received r ON r.tenant = k.tenant AND r.created = k.created AND r.id = k.id
  WHERE k.community IS NOT NULL OR substr(k.subject, 1, 1) IN (x'00', x'02') GROUP BY k.tenant, r.member, k.community;

-- What decides about a post stands in the indexes of the feeds: what is not for the reader is passed over without reading it.
DROP INDEX sk_posts_company;
DROP INDEX sk_posts_author;
DROP INDEX sk_posts_community;
CREATE INDEX sk_posts_company ON sk_posts (tenant, created, id, deleted, deleted_by, community, moderation, author);
CREATE INDEX sk_posts_author ON sk_posts (tenant, author, created, id, deleted, deleted_by, community, moderation);
CREATE INDEX sk_posts_community ON sk_posts (tenant, community, created, id, deleted, deleted_by, moderation, author);
