-- The store of many candidates' cases. It can be thrown away: journals are what counts.

CREATE TABLE facts_about_store (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE journals (
    no INTEGER PRIMARY KEY,
    candidate TEXT NOT NULL UNIQUE,   -- the file's name without its ending
    size INTEGER NOT NULL,            -- bytes, and when it was last written (ns): where both are the same,
    written INTEGER NOT NULL          -- the file is not read again
);

CREATE TABLE cases (
    no INTEGER PRIMARY KEY,
    journal INTEGER NOT NULL REFERENCES journals(no) ON DELETE CASCADE,
    name TEXT NOT NULL,               -- the case's id in its journal
    zone TEXT NOT NULL, country TEXT, region TEXT,
    policy TEXT NOT NULL,
    digest BLOB NOT NULL,             -- of what the plan is made from
    UNIQUE (journal, name)
);

CREATE TABLE texts (                  -- apart, so that going through all cases does not read them
    no INTEGER PRIMARY KEY REFERENCES cases(no) ON DELETE CASCADE,
    employer TEXT NOT NULL,
    facts TEXT NOT NULL               -- the case file's mapping, as JSON
);

CREATE TABLE answers (
    no INTEGER PRIMARY KEY REFERENCES cases(no) ON DELETE CASCADE,
    planned REAL NOT NULL,            -- UTC seconds; holds from then on
    lasts REAL NOT NULL,              -- until then
    stage TEXT, step TEXT, status TEXT, channel TEXT, "to" TEXT, opens REAL, due REAL, hours TEXT,
    towards INTEGER NOT NULL DEFAULT 0
);
