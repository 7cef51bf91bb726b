-- compatible: no, a node that does not know of access and held texts would show what is not for everyone

-- Who is in which community and how one gets in, what members keep from each other, what waits for approval, what is locked.

ALTER TABLE communities ADD COLUMN access text NOT NULL DEFAULT 'open';

CREATE TABLE memberships (
  tenant text COLLATE "C" NOT NULL, community bytea NOT NULL, member bytea NOT NULL, role text NOT NULL, state text COLLATE "C" NOT NULL, changed_by bytea NOT NULL,
  created bigint NOT NULL, changed bigint NOT NULL, version bigint NOT NULL,
  PRIMARY KEY (tenant, community, member)
);
CREATE INDEX memberships_member ON memberships (tenant, member);

CREATE TABLE blocks (
  tenant text COLLATE "C" NOT NULL, member bytea NOT NULL, blocked bytea NOT NULL, at bigint NOT NULL,
  PRIMARY KEY (tenant, member, blocked)
);
CREATE INDEX blocks_blocked ON blocks (tenant, blocked);

CREATE TABLE mutes (
  tenant text COLLATE "C" NOT NULL, member bytea NOT NULL, subject bytea NOT NULL, until bigint, at bigint NOT NULL, version bigint NOT NULL,
  PRIMARY KEY (tenant, member, subject)
);

CREATE TABLE pending_edits (
  tenant text COLLATE "C" NOT NULL, subject bytea NOT NULL, of_version bigint NOT NULL,
  title text, source text NOT NULL, html text NOT NULL, renderer bigint NOT NULL, mentions bytea NOT NULL,
  author bytea NOT NULL, created bigint NOT NULL, version bigint NOT NULL,
  PRIMARY KEY (tenant, subject)
);

CREATE TABLE discussion_locks (
  tenant text COLLATE "C" NOT NULL, subject bytea NOT NULL, reason text NOT NULL, locked_by bytea NOT NULL, created bigint NOT NULL, version bigint NOT NULL,
  PRIMARY KEY (tenant, subject)
);

-- No word about moderation means published. Where a comment or kudos stands is kept with it.
ALTER TABLE posts ADD COLUMN moderation text COLLATE "C";
ALTER TABLE comments ADD COLUMN community bytea;
ALTER TABLE comments ADD COLUMN moderation text;
ALTER TABLE kudos ADD COLUMN community bytea;

UPDATE comments SET community = (SELECT p.community FROM posts p WHERE p.tenant = comments.tenant AND p.id = substr(comments.subject, 2))
  WHERE substr(subject, 1, 1) = '\x01';
UPDATE comments SET community = substr(subject, 2) WHERE substr(subject, 1, 1) = '\x03';
UPDATE kudos SET community = (SELECT p.community FROM posts p WHERE p.tenant = kudos.tenant AND p.id = substr(kudos.subject, 2))
  WHERE substr(subject, 1, 1) = '\x01';
UPDATE kudos SET community = (SELECT c.community FROM comments c WHERE c.tenant = kudos.tenant AND c.id = substr(kudos.subject, 2))
  WHERE substr(subject, 1, 1) = '\x02';
UPDATE kudos SET community = substr(subject, 2) WHERE substr(subject, 1, 1) = '\x03';
UPDATE comments SET community = (SELECT k.community FROM kudos k WHERE k.tenant = comments.tenant AND k.id = substr(comments.subject, 2))
  WHERE substr(subject, 1, 1) = '\x05';

-- What a member wrote has a name of its own: what is said under a member is counted like under every other subject.
DELETE FROM counters WHERE name = 'comments' AND substr(subject, 1, 1) = '\x04';
INSERT INTO counters (tenant, subject, name, value)
  SELECT tenant, subject, 'comments', count(*) FROM comments WHERE deleted IS NULL AND substr(subject, 1, 1) = '\x04' GROUP BY tenant, subject;
INSERT INTO counters (tenant, subject, name, value)
  SELECT tenant, '\x04'::bytea || author, 'written', count(*) FROM comments WHERE deleted IS NULL GROUP BY tenant, author;

-- How much of what is counted on a member stands where; after the @ the community, or nothing for what only the host can judge.
INSERT INTO counters (tenant, subject, name, value)
  SELECT tenant, '\x04'::bytea || author, 'posts@' || encode(community, 'hex'), count(*) FROM posts
  WHERE deleted IS NULL AND community IS NOT NULL GROUP BY tenant, author, community;
INSERT INTO counters (tenant, subject, name, value)
  SELECT tenant, '\x04'::bytea || author, 'written@' || coalesce(encode(community, 'hex'), ''), count(*) FROM comments
  WHERE deleted IS NULL AND (community IS NOT NULL OR substr(subject, 1, 1) = '\x00') GROUP BY tenant, author, community;
INSERT INTO counters (tenant, subject, name, value)
  SELECT k.tenant, '\x04'::bytea || r.member, 'kudos@' || coalesce(encode(k.community, 'hex'), ''), count(*)
  FROM kudos k JOIN kudos_received r ON r.tenant = k.tenant AND r.created = k.created AND r.id = k.id
  WHERE k.community IS NOT NULL OR substr(k.subject, 1, 1) IN ('\x00', '\x02') GROUP BY k.tenant, r.member, k.community;

-- As before: the server keeps no samples of what people wrote.
ALTER TABLE pending_edits ALTER title SET STATISTICS 0, ALTER source SET STATISTICS 0, ALTER html SET STATISTICS 0;
ALTER TABLE discussion_locks ALTER reason SET STATISTICS 0;
