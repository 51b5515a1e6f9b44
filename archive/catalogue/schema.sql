-- The catalogue: everything that was read and made of it. The search index is derived from it.
-- JSON columns hold the frozen dataclasses of archive/texts.py and archive/tags.py.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE roots (               -- the PATH arguments, in the order they were given
    path     TEXT PRIMARY KEY,
    position INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE given (               -- facts that options gave for all files below a path
    path  TEXT PRIMARY KEY,
    facts TEXT NOT NULL            -- JSON object: key of Metadata → value
) WITHOUT ROWID;

CREATE TABLE sources (             -- one file
    name        TEXT PRIMARY KEY,  -- path relative to its root, with /
    root        TEXT NOT NULL,
    path        TEXT NOT NULL,     -- where it was read from; never shown in the web
    fingerprint TEXT NOT NULL,     -- of the file, its sidecar and the facts given
    body        TEXT NOT NULL      -- JSON Source
) WITHOUT ROWID;

-- Tables of long rows have rowids: rows of other tables spill into pages of their own from 1 KB on.
CREATE TABLE pages (
    source     TEXT NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    first_line INTEGER NOT NULL,
    metadata   TEXT NOT NULL,      -- JSON Metadata
    lines      TEXT NOT NULL       -- JSON: the raw lines as `show SOURCE --raw` prints them
);
CREATE UNIQUE INDEX pages_in_order ON pages (source, number, first_line);

-- Articles are numbered as they come, and what hangs on them is kept by that number: their ids lie
-- in no order, and rows put in such an order rewrite a large file many times over.
CREATE TABLE articles (
    number   INTEGER PRIMARY KEY,  -- within this file alone; nothing outside may keep it
    id       TEXT NOT NULL UNIQUE,
    source   TEXT NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    page     INTEGER NOT NULL,
    position INTEGER NOT NULL,     -- reading order within the source
    kind     TEXT NOT NULL,
    body     TEXT NOT NULL         -- JSON Article without paragraphs, doubts and evidence
);
CREATE INDEX articles_in_order ON articles (source, position, kind);

CREATE TABLE paragraphs (
    article   INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    n         INTEGER NOT NULL,
    text      TEXT NOT NULL,
    fragments TEXT NOT NULL,       -- JSON; the text of one that is the whole paragraph is left out
    joins     TEXT NOT NULL        -- JSON
);
CREATE UNIQUE INDEX paragraphs_in_order ON paragraphs (article, n);
CREATE INDEX paragraphs_joined ON paragraphs (article) WHERE joins <> '[]';

CREATE TABLE evidence (            -- why each tag was given
    article  INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    tag      TEXT NOT NULL,
    body     TEXT NOT NULL,        -- JSON: the other fields of Evidence, in their order
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX evidence_of_practices ON evidence (tag) WHERE tag >= 'practice=' AND tag < 'practice>';

CREATE TABLE leftovers (
    source   TEXT NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    body     TEXT NOT NULL,        -- JSON Leftover
    PRIMARY KEY (source, position)
) WITHOUT ROWID;

CREATE TABLE candidates (          -- continuations that were weighed and not made
    source   TEXT NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    body     TEXT NOT NULL,        -- JSON Candidate
    PRIMARY KEY (source, position)
) WITHOUT ROWID;

CREATE TABLE doubts (
    source   TEXT NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    article  TEXT,                 -- its id; NULL: about the file or page itself
    position INTEGER NOT NULL,
    body     TEXT NOT NULL,        -- JSON Doubt
    PRIMARY KEY (source, position)
) WITHOUT ROWID;
CREATE INDEX doubts_by_article ON doubts (article);

CREATE TABLE weak_tags (           -- the tags that stand farthest from printed words
    article  INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    why      TEXT NOT NULL,        -- a key of archive.weakness.LADDER
    days     INTEGER NOT NULL,     -- how many days a date may be off
    body     TEXT NOT NULL,        -- JSON WeakTag
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX weak_tags_by_why ON weak_tags (why);
