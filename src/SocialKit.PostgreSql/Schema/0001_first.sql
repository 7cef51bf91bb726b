-- compatible: no

-- Applied with the search path at SocialKit's own schema. Ids are 16 bytes, big-endian, so that their order is that of the 32-digit form.
-- Times are UTC ticks. A subject is one byte for SocialKit's own kinds with the 16 bytes of the id after it, or a zero byte with kind:id in
-- UTF-8. Lists of ids are their bytes in a row. Text is compared byte by byte, whatever the database's collation: hence "C". Every key
-- begins with the tenant. Where text of any length is part of a key it is a zero byte with its UTF-8, or a one with its SHA-256 when it is
-- longer than 256 bytes.

CREATE TABLE uniques (
  tenant text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, value bytea NOT NULL,
  type text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL,
  PRIMARY KEY (tenant, name, value)
);

-- Rows that change often keep room on their pages, so that a change touches no index.
CREATE TABLE counters (
  tenant text COLLATE "C" NOT NULL, subject bytea NOT NULL, name text COLLATE "C" NOT NULL, value bigint NOT NULL,
  PRIMARY KEY (tenant, subject, name)
) WITH (fillfactor = 70);

CREATE TABLE client_keys (
  tenant text COLLATE "C" NOT NULL, member bytea NOT NULL, route text COLLATE "C" NOT NULL, key bytea NOT NULL,
  digest text COLLATE "C" NOT NULL, at bigint NOT NULL, result bytea,
  PRIMARY KEY (tenant, member, route, key)
);
CREATE INDEX client_keys_age ON client_keys (tenant, at);

CREATE TABLE allowances (
  tenant text COLLATE "C" NOT NULL, name bytea NOT NULL, period bigint NOT NULL, spent bigint NOT NULL,
  PRIMARY KEY (tenant, name, period)
) WITH (fillfactor = 70);

-- Entries of committed and uncommitted commits, in no certain order. The sequencer moves committed ones to the log, where they get their
-- positions; so the log never has a gap that a slow transaction fills later.
CREATE TABLE unsequenced (
  tenant text COLLATE "C" NOT NULL, number bigint GENERATED ALWAYS AS IDENTITY,
  actor bytea NOT NULL, verb text COLLATE "C" NOT NULL, object bytea NOT NULL, target bytea, at bigint NOT NULL,
  PRIMARY KEY (tenant, number)
);

CREATE TABLE activities (
  tenant text COLLATE "C" NOT NULL, position bigint NOT NULL,
  actor bytea NOT NULL, verb text COLLATE "C" NOT NULL, object bytea NOT NULL, target bytea, at bigint NOT NULL,
  PRIMARY KEY (tenant, position)
);

-- The last position given in each tenant: kept when the log is pruned.
CREATE TABLE log_heads (
  tenant text COLLATE "C" NOT NULL, position bigint NOT NULL,
  PRIMARY KEY (tenant)
) WITH (fillfactor = 70);

CREATE TABLE members (
  tenant text COLLATE "C" NOT NULL, id bytea NOT NULL,
  external_id text, handle text NOT NULL, name text NOT NULL, unit text, role text,
  origin_source text, origin_id text, created bigint NOT NULL, version bigint NOT NULL,
  PRIMARY KEY (tenant, id)
);

-- The indexes of a feed end with the deletion, so that a feed passes over deleted posts without reading them.
CREATE TABLE posts (
  tenant text COLLATE "C" NOT NULL, id bytea NOT NULL,
  kind text NOT NULL, author bytea NOT NULL, community bytea, title text,
  source text NOT NULL, html text NOT NULL, renderer bigint NOT NULL, mentions bytea NOT NULL,
  topics bytea NOT NULL, accepted bytea, imported_score bigint NOT NULL, origin_source text, origin_id text,
  created bigint NOT NULL, edited bigint, deleted bigint, deleted_by bytea, version bigint NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX posts_company ON posts (tenant, created, id, deleted, deleted_by);
CREATE INDEX posts_author ON posts (tenant, author, created, id, deleted, deleted_by);
CREATE INDEX posts_community ON posts (tenant, community, created, id, deleted, deleted_by) WHERE community IS NOT NULL;

CREATE TABLE comments (
  tenant text COLLATE "C" NOT NULL, id bytea NOT NULL,
  subject bytea NOT NULL, path bytea NOT NULL, kind text NOT NULL, author bytea NOT NULL,
  source text NOT NULL, html text NOT NULL, renderer bigint NOT NULL, mentions bytea NOT NULL,
  imported_score bigint NOT NULL, origin_source text, origin_id text,
  created bigint NOT NULL, edited bigint, deleted bigint, deleted_by bytea, version bigint NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX comments_path ON comments (tenant, path);
CREATE INDEX comments_roots ON comments (tenant, subject, created, id) WHERE octet_length(path) = 16;
CREATE INDEX comments_live ON comments (tenant, subject, created) WHERE deleted IS NULL;

CREATE TABLE revisions (
  tenant text COLLATE "C" NOT NULL, subject bytea NOT NULL, number bigint NOT NULL,
  title text, source text NOT NULL, html text NOT NULL, renderer bigint NOT NULL, mentions bytea NOT NULL,
  replaced_by bytea NOT NULL, replaced bigint NOT NULL,
  PRIMARY KEY (tenant, subject, number)
);

CREATE TABLE reactions (
  tenant text COLLATE "C" NOT NULL, subject bytea NOT NULL, member bytea NOT NULL, kind text COLLATE "C" NOT NULL, at bigint NOT NULL,
  PRIMARY KEY (tenant, subject, member, kind)
);
CREATE INDEX reactions_newest ON reactions (tenant, subject, at);

CREATE TABLE follows (
  tenant text COLLATE "C" NOT NULL, member bytea NOT NULL, subject bytea NOT NULL, at bigint NOT NULL,
  PRIMARY KEY (tenant, member, subject)
);
CREATE INDEX follows_newest ON follows (tenant, member, at);

CREATE TABLE kudos (
  tenant text COLLATE "C" NOT NULL, id bytea NOT NULL,
  giver bytea NOT NULL, recipients bytea NOT NULL, value text NOT NULL,
  source text NOT NULL, html text NOT NULL, renderer bigint NOT NULL, mentions bytea NOT NULL,
  subject bytea, origin_source text, origin_id text, created bigint NOT NULL, version bigint NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX kudos_newest ON kudos (tenant, created, id);

-- One row for each recipient, kept in step with kudos by the store.
CREATE TABLE kudos_received (
  tenant text COLLATE "C" NOT NULL, member bytea NOT NULL, created bigint NOT NULL, id bytea NOT NULL,
  PRIMARY KEY (tenant, member, created, id)
);

CREATE TABLE communities (
  tenant text COLLATE "C" NOT NULL, id bytea NOT NULL,
  slug text COLLATE "C" NOT NULL, name text NOT NULL, charter text NOT NULL, state text NOT NULL, created bigint NOT NULL, version bigint NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX communities_slug ON communities (tenant, slug);

CREATE TABLE topics (
  tenant text COLLATE "C" NOT NULL, id bytea NOT NULL,
  slug text NOT NULL, name text NOT NULL, created bigint NOT NULL, version bigint NOT NULL,
  PRIMARY KEY (tenant, id)
);

CREATE TABLE secrets (
  tenant text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, value bytea NOT NULL,
  PRIMARY KEY (tenant, name)
);

-- One row that a crash of the server wipes: while it is the same, the number of a transaction still means the same transaction.
CREATE UNLOGGED TABLE witness (
  one boolean NOT NULL DEFAULT true CHECK (one), id bytea NOT NULL,
  PRIMARY KEY (one)
);
