-- compatible: no

-- Ids are 16-byte blobs, big-endian, so that their order is that of the 32-digit form. Times are UTC ticks. A subject is one byte for
-- SocialKit's own kinds with the 16 bytes of the id after it, or a zero byte with kind:id in UTF-8. Lists of ids are their bytes in a row.

CREATE TABLE sk_tenants (
  tenant INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE sk_uniques (
  tenant INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, type TEXT NOT NULL, key TEXT NOT NULL,
  PRIMARY KEY (tenant, name, value)
) WITHOUT ROWID;

CREATE TABLE sk_counters (
  tenant INTEGER NOT NULL, subject BLOB NOT NULL, name TEXT NOT NULL, value INTEGER NOT NULL,
  PRIMARY KEY (tenant, subject, name)
) WITHOUT ROWID;

CREATE TABLE sk_client_keys (
  tenant INTEGER NOT NULL, member BLOB NOT NULL, route TEXT NOT NULL, key TEXT NOT NULL,
  digest TEXT NOT NULL, at INTEGER NOT NULL, result BLOB,
  PRIMARY KEY (tenant, member, route, key)
) WITHOUT ROWID;
CREATE INDEX sk_client_keys_age ON sk_client_keys (tenant, at);

CREATE TABLE sk_allowances (
  tenant INTEGER NOT NULL, name TEXT NOT NULL, period INTEGER NOT NULL, spent INTEGER NOT NULL,
  PRIMARY KEY (tenant, name, period)
) WITHOUT ROWID;

CREATE TABLE sk_activities (
  tenant INTEGER NOT NULL, position INTEGER NOT NULL,
  actor BLOB NOT NULL, verb TEXT NOT NULL, object BLOB NOT NULL, target BLOB, at INTEGER NOT NULL,
  PRIMARY KEY (tenant, position)
) WITHOUT ROWID;

CREATE TABLE sk_members (
  tenant INTEGER NOT NULL, id BLOB NOT NULL,
  external_id TEXT, handle TEXT NOT NULL, name TEXT NOT NULL, unit TEXT, role TEXT,
  origin_source TEXT, origin_id TEXT, created INTEGER NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
);

-- The indexes of a feed end with the deletion, so that a feed passes over deleted posts without reading them.
CREATE TABLE sk_posts (
  tenant INTEGER NOT NULL, id BLOB NOT NULL,
  kind TEXT NOT NULL, author BLOB NOT NULL, community BLOB, title TEXT,
  source TEXT NOT NULL, html TEXT NOT NULL, renderer INTEGER NOT NULL, mentions BLOB NOT NULL,
  topics BLOB NOT NULL, accepted BLOB, imported_score INTEGER NOT NULL, origin_source TEXT, origin_id TEXT,
  created INTEGER NOT NULL, edited INTEGER, deleted INTEGER, deleted_by BLOB, version INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX sk_posts_company ON sk_posts (tenant, created, id, deleted, deleted_by);
CREATE INDEX sk_posts_author ON sk_posts (tenant, author, created, id, deleted, deleted_by);
CREATE INDEX sk_posts_community ON sk_posts (tenant, community, created, id, deleted, deleted_by);

CREATE TABLE sk_comments (
  tenant INTEGER NOT NULL, id BLOB NOT NULL,
  subject BLOB NOT NULL, path BLOB NOT NULL, kind TEXT NOT NULL, author BLOB NOT NULL,
  source TEXT NOT NULL, html TEXT NOT NULL, renderer INTEGER NOT NULL, mentions BLOB NOT NULL,
  imported_score INTEGER NOT NULL, origin_source TEXT, origin_id TEXT,
  created INTEGER NOT NULL, edited INTEGER, deleted INTEGER, deleted_by BLOB, version INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX sk_comments_path ON sk_comments (tenant, path);
CREATE INDEX sk_comments_roots ON sk_comments (tenant, subject, created, id) WHERE length(path) = 16;
CREATE INDEX sk_comments_live ON sk_comments (tenant, subject, created) WHERE deleted IS NULL;

CREATE TABLE sk_revisions (
  tenant INTEGER NOT NULL, subject BLOB NOT NULL, number INTEGER NOT NULL,
  title TEXT, source TEXT NOT NULL, html TEXT NOT NULL, renderer INTEGER NOT NULL, mentions BLOB NOT NULL,
  replaced_by BLOB NOT NULL, replaced INTEGER NOT NULL,
  PRIMARY KEY (tenant, subject, number)
);

CREATE TABLE sk_reactions (
  tenant INTEGER NOT NULL, subject BLOB NOT NULL, member BLOB NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (tenant, subject, member, kind)
) WITHOUT ROWID;
CREATE INDEX sk_reactions_newest ON sk_reactions (tenant, subject, at);

CREATE TABLE sk_follows (
  tenant INTEGER NOT NULL, member BLOB NOT NULL, subject BLOB NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (tenant, member, subject)
) WITHOUT ROWID;
CREATE INDEX sk_follows_newest ON sk_follows (tenant, member, at);

CREATE TABLE sk_kudos (
  tenant INTEGER NOT NULL, id BLOB NOT NULL,
  giver BLOB NOT NULL, recipients BLOB NOT NULL, value TEXT NOT NULL,
  source TEXT NOT NULL, html TEXT NOT NULL, renderer INTEGER NOT NULL, mentions BLOB NOT NULL,
  subject BLOB, origin_source TEXT, origin_id TEXT, created INTEGER NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX sk_kudos_newest ON sk_kudos (tenant, created, id);

-- One row for each recipient, kept in step with sk_kudos by the store.
CREATE TABLE sk_kudos_received (
  tenant INTEGER NOT NULL, member BLOB NOT NULL, created INTEGER NOT NULL, id BLOB NOT NULL,
  PRIMARY KEY (tenant, member, created, id)
) WITHOUT ROWID;

CREATE TABLE sk_communities (
  tenant INTEGER NOT NULL, id BLOB NOT NULL,
  slug TEXT NOT NULL, name TEXT NOT NULL, charter TEXT NOT NULL, state TEXT NOT NULL, created INTEGER NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
);
CREATE INDEX sk_communities_slug ON sk_communities (tenant, slug);

CREATE TABLE sk_topics (
  tenant INTEGER NOT NULL, id BLOB NOT NULL,
  slug TEXT NOT NULL, name TEXT NOT NULL, created INTEGER NOT NULL, version INTEGER NOT NULL,
  PRIMARY KEY (tenant, id)
);

CREATE TABLE sk_secrets (
  tenant INTEGER NOT NULL, name TEXT NOT NULL, value BLOB NOT NULL,
  PRIMARY KEY (tenant, name)
) WITHOUT ROWID;
