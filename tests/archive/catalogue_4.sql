-- A catalogue as version 4 of its tables wrote it; its articles stand in no order of their ids.
BEGIN TRANSACTION;
CREATE TABLE articles (
    id       TEXT PRIMARY KEY,
    source   TEXT NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    page     INTEGER NOT NULL,
    position INTEGER NOT NULL,     -- reading order within the source
    kind     TEXT NOT NULL,
    body     TEXT NOT NULL         -- JSON Article without paragraphs, doubts and evidence
) WITHOUT ROWID;
INSERT INTO "articles" VALUES('a1','a.txt',1,0,'news','{"id":"a1","source":"a.txt","page_number":1,"kind":"news","headline":{"text":"管城区启动党建活动","fragments":[{"line":1,"start":0,"end":9,"text":"管城区启动党建活动"}]},"kicker":null,"deck":null,"byline":{"text":"记者 王思俊","fragments":[{"line":90,"start":0,"end":6,"text":"记者 王思俊"}]},"captions":[],"subheadings":[{"text":"小标题","fragments":[{"line":4,"start":0,"end":3,"text":"小标题"}],"before":1}],"paragraphs":[],"truncated":"none","gaps":[],"state":["whole"],"applies_to":[],"doubts":[],"corrections":[],"metadata":{"newspaper":"郑州日报","issue_date":null,"page":null,"city":null,"url":null,"origins":[],"refused":[]},"tags":{"place":{"province":"河南省","city":"郑州市","district":"管城回族区","street":null,"code":"","today":[]},"place_basis":"text","place_candidates":[],"other_places":[],"date":{"value":"2022-03-27","precision":"day","earliest":"2022-03-27","latest":"2022-03-27","basis":"stated"},"topics":["党建","基层治理"],"paragraph_topics":[],"reporters":["王思俊"],"correspondents":[],"practices":[],"figures":[],"officials":[],"evidence":[]}}');
INSERT INTO "articles" VALUES('a6','a.txt',1,5,'news','{"id":"a6","source":"a.txt","page_number":1,"kind":"news","headline":{"text":"平安建设","fragments":[{"line":1,"start":0,"end":4,"text":"平安建设"}]},"kicker":null,"deck":null,"byline":null,"captions":[],"subheadings":[],"paragraphs":[],"truncated":"none","gaps":[],"state":["rejoined","cut","suspected"],"applies_to":[],"doubts":[],"corrections":[],"metadata":{"newspaper":null,"issue_date":null,"page":null,"city":null,"url":null,"origins":[],"refused":[]},"tags":{"place":{"province":"吉林省","city":"四平市","district":"铁东区","street":null,"code":"","today":[]},"place_basis":"text","place_candidates":[],"other_places":[],"date":{"value":null,"precision":null,"earliest":null,"latest":null,"basis":"none"},"topics":["平安法治","党建"],"paragraph_topics":[],"reporters":[],"correspondents":[],"practices":[],"figures":[],"officials":[],"evidence":[]}}');
INSERT INTO "articles" VALUES('s1','a.txt',1,6,'slogan','{"id":"s1","source":"a.txt","page_number":1,"kind":"slogan","headline":{"text":"深化“万人助万企” 奋力实现“开门红”","fragments":[{"line":1,"start":0,"end":19,"text":"深化“万人助万企” 奋力实现“开门红”"}]},"kicker":null,"deck":null,"byline":null,"captions":[],"subheadings":[],"paragraphs":[],"truncated":"none","gaps":[],"state":["whole"],"applies_to":[],"doubts":[],"corrections":[],"metadata":{"newspaper":null,"issue_date":null,"page":null,"city":null,"url":null,"origins":[],"refused":[]},"tags":{"place":null,"place_basis":"none","place_candidates":[],"other_places":[],"date":{"value":null,"precision":null,"earliest":null,"latest":null,"basis":"none"},"topics":[],"paragraph_topics":[],"reporters":[],"correspondents":[],"practices":[],"figures":[],"officials":[],"evidence":[]}}');
INSERT INTO "articles" VALUES('w','a.txt',1,7,'news','{"id":"w","source":"a.txt","page_number":1,"kind":"news","headline":null,"kicker":null,"deck":null,"byline":null,"captions":[],"subheadings":[],"paragraphs":[],"truncated":"none","gaps":[],"state":["whole"],"applies_to":[],"doubts":[],"corrections":[],"metadata":{"newspaper":null,"issue_date":null,"page":null,"city":null,"url":null,"origins":[],"refused":[]},"tags":{"place":null,"place_basis":"none","place_candidates":[],"other_places":[],"date":{"value":"2022-03","precision":"month","earliest":"2022-03","latest":"2022-03","basis":"page"},"topics":[],"paragraph_topics":[],"reporters":[],"correspondents":[],"practices":[],"figures":[],"officials":[],"evidence":[]}}');
CREATE TABLE candidates (          -- continuations that were weighed and not made
    source   TEXT NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    body     TEXT NOT NULL,        -- JSON Candidate
    PRIMARY KEY (source, position)
) WITHOUT ROWID;
CREATE TABLE doubts (
    source   TEXT NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    article  TEXT,                 -- NULL: about the file or page itself
    position INTEGER NOT NULL,
    body     TEXT NOT NULL,        -- JSON Doubt
    PRIMARY KEY (source, position)
) WITHOUT ROWID;
INSERT INTO "doubts" VALUES('a.txt',NULL,0,'{"rule":"d","message":"文件存疑","line":null,"quote":""}');
INSERT INTO "doubts" VALUES('a.txt','a1',1,'{"rule":"open-end","message":"存疑","line":3,"quote":"本"}');
CREATE TABLE evidence (            -- why each tag was given
    article  TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    tag      TEXT NOT NULL,
    rule     TEXT NOT NULL,
    quote    TEXT NOT NULL,
    body     TEXT NOT NULL,        -- JSON Evidence
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
INSERT INTO "evidence" VALUES('a1',0,'province=河南省','test','河南省','{"tag":"province=河南省","rule":"test","quote":"河南省","paragraph":1,"start":0,"end":3,"decided":"text","article":null,"origin":null}');
INSERT INTO "evidence" VALUES('a1',1,'city=郑州市','test','郑州市','{"tag":"city=郑州市","rule":"test","quote":"郑州市","paragraph":1,"start":0,"end":3,"decided":"text","article":null,"origin":null}');
INSERT INTO "evidence" VALUES('a1',2,'district=管城回族区','test','管城回族区','{"tag":"district=管城回族区","rule":"test","quote":"管城回族区","paragraph":1,"start":0,"end":5,"decided":"text","article":null,"origin":null}');
INSERT INTO "evidence" VALUES('a1',3,'date=2022-03-27','日期','2022-03-27','{"tag":"date=2022-03-27","rule":"日期","quote":"2022-03-27","paragraph":1,"start":0,"end":10,"decided":"text","article":null,"origin":null}');
INSERT INTO "evidence" VALUES('a1',4,'topic=党建','test','党建','{"tag":"topic=党建","rule":"test","quote":"党建","paragraph":"headline","start":0,"end":2,"decided":"text","article":null,"origin":null}');
INSERT INTO "evidence" VALUES('a1',5,'topic=基层治理','test','基层治理','{"tag":"topic=基层治理","rule":"test","quote":"基层治理","paragraph":"headline","start":0,"end":4,"decided":"text","article":null,"origin":null}');
INSERT INTO "evidence" VALUES('a1',6,'reporter=王思俊','test','王思俊','{"tag":"reporter=王思俊","rule":"test","quote":"王思俊","paragraph":"byline","start":0,"end":3,"decided":"text","article":null,"origin":null}');
INSERT INTO "evidence" VALUES('a6',0,'province=吉林省','test','吉林省','{"tag":"province=吉林省","rule":"test","quote":"吉林省","paragraph":1,"start":0,"end":3,"decided":"text","article":null,"origin":null}');
INSERT INTO "evidence" VALUES('a6',1,'city=四平市','test','四平市','{"tag":"city=四平市","rule":"test","quote":"四平市","paragraph":1,"start":0,"end":3,"decided":"text","article":null,"origin":null}');
INSERT INTO "evidence" VALUES('a6',2,'district=铁东区','test','铁东区','{"tag":"district=铁东区","rule":"test","quote":"铁东区","paragraph":1,"start":0,"end":3,"decided":"text","article":null,"origin":null}');
INSERT INTO "evidence" VALUES('a6',3,'topic=平安法治','test','平安法治','{"tag":"topic=平安法治","rule":"test","quote":"平安法治","paragraph":"headline","start":0,"end":4,"decided":"text","article":null,"origin":null}');
INSERT INTO "evidence" VALUES('a6',4,'topic=党建','test','党建','{"tag":"topic=党建","rule":"test","quote":"党建","paragraph":"headline","start":0,"end":2,"decided":"text","article":null,"origin":null}');
INSERT INTO "evidence" VALUES('w',0,'date=2022-03','日期','2022-03','{"tag":"date=2022-03","rule":"日期","quote":"2022-03","paragraph":1,"start":0,"end":7,"decided":"text","article":null,"origin":null}');
INSERT INTO "evidence" VALUES('w',1,'date=2022-03','test','2022-03','{"tag":"date=2022-03","rule":"test","quote":"2022-03","paragraph":1,"start":0,"end":7,"decided":"page","article":null,"origin":null}');
CREATE TABLE given (               -- facts that options gave for all files below a path
    path  TEXT PRIMARY KEY,
    facts TEXT NOT NULL            -- JSON object: key of Metadata → value
) WITHOUT ROWID;
CREATE TABLE leftovers (
    source   TEXT NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    body     TEXT NOT NULL,        -- JSON Leftover
    PRIMARY KEY (source, position)
) WITHOUT ROWID;
INSERT INTO "leftovers" VALUES('a.txt',0,'{"source":"a.txt","fragment":{"line":99,"start":0,"end":6,"text":"宣传栏换新容"},"reason":"看不出属于哪篇文章"}');
CREATE TABLE lines (               -- the raw text as `show SOURCE --raw` prints it
    source TEXT NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    text   TEXT NOT NULL,
    PRIMARY KEY (source, number)
) WITHOUT ROWID;
INSERT INTO "lines" VALUES('a.txt',1,'');
INSERT INTO "lines" VALUES('a.txt',2,'管城区启动党建活动');
INSERT INTO "lines" VALUES('a.txt',3,'');
INSERT INTO "lines" VALUES('a.txt',4,'本报讯 昨日……');
INSERT INTO "lines" VALUES('a.txt',5,'第二版');
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE pages (
    source     TEXT NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    first_line INTEGER NOT NULL,
    metadata   TEXT NOT NULL,      -- JSON Metadata
    PRIMARY KEY (source, number)
) WITHOUT ROWID;
INSERT INTO "pages" VALUES('a.txt',1,1,'{"newspaper":"郑州日报","issue_date":null,"page":null,"city":null,"url":null,"origins":[["newspaper","x"]],"refused":[]}');
INSERT INTO "pages" VALUES('a.txt',2,5,'{"newspaper":null,"issue_date":null,"page":null,"city":null,"url":null,"origins":[],"refused":[]}');
CREATE TABLE paragraphs (
    article   TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    n         INTEGER NOT NULL,
    text      TEXT NOT NULL,
    fragments TEXT NOT NULL,       -- JSON
    joins     TEXT NOT NULL,       -- JSON
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
INSERT INTO "paragraphs" VALUES('a1',1,'本报','[{"line":3,"start":0,"end":1,"text":"本"},{"line":9,"start":0,"end":1,"text":"报"}]','[{"from_line":3,"to_line":9,"score":0.5,"reason":"理由","overlap":"","wrap":false}]');
INSERT INTO "paragraphs" VALUES('a1',2,'疫情防控工作有序,人民代表大会代表参加了“敲门行动”。','[{"line":4,"start":0,"end":27,"text":"疫情防控工作有序,人民代表大会代表参加了“敲门行动”。"}]','[]');
INSERT INTO "paragraphs" VALUES('a6',1,'平安创建工作受到好评,疫情防控常态化。','[{"line":3,"start":0,"end":19,"text":"平安创建工作受到好评,疫情防控常态化。"}]','[]');
INSERT INTO "paragraphs" VALUES('a6',2,'党员志愿服务队成立。','[{"line":4,"start":0,"end":10,"text":"党员志愿服务队成立。"}]','[]');
INSERT INTO "paragraphs" VALUES('w',1,'昨日种树。','[{"line":3,"start":0,"end":5,"text":"昨日种树。"}]','[]');
CREATE TABLE roots (               -- the PATH arguments, in the order they were given
    path     TEXT PRIMARY KEY,
    position INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE sources (             -- one file
    name        TEXT PRIMARY KEY,  -- path relative to its root, with /
    root        TEXT NOT NULL,
    path        TEXT NOT NULL,     -- where it was read from; never shown in the web
    fingerprint TEXT NOT NULL,     -- of the file, its sidecar and the facts given
    body        TEXT NOT NULL      -- JSON Source
) WITHOUT ROWID;
INSERT INTO "sources" VALUES('a.txt','/somewhere','/somewhere/a.txt','f1','{"name":"a.txt","path":"/somewhere/a.txt","sha256":"00","size":3,"format":"txt","encoding":"utf-8","doubts":[{"rule":"d","message":"文件存疑","line":null,"quote":""}]}');
CREATE TABLE weak_tags (           -- the tags that stand farthest from printed words
    article  TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    why      TEXT NOT NULL,        -- a key of archive.weakness.LADDER
    days     INTEGER NOT NULL,     -- how many days a date may be off
    body     TEXT NOT NULL,        -- JSON WeakTag
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
INSERT INTO "weak_tags" VALUES('w',0,'page',30,'{"source":"a.txt","article":"w","title":"昨日种树。","weak":{"label":"日期","value":"2022年3月","why":"page","days":30,"evidence":[{"tag":"date=2022-03","rule":"test","quote":"2022-03","paragraph":1,"start":0,"end":7,"decided":"page","article":null,"origin":null}]}}');
CREATE INDEX articles_in_order ON articles (source, position);
CREATE INDEX evidence_by_tag ON evidence (tag);
CREATE INDEX doubts_by_article ON doubts (article);
CREATE INDEX weak_tags_by_why ON weak_tags (why);
PRAGMA user_version = 4;
COMMIT;

