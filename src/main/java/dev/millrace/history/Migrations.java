package dev.millrace.history;

import java.util.List;

/// The scripts that bring a history up to date, in order. The `user_version` of a history is the
/// number of scripts it has seen. A script that was released is never changed: add another.
///
/// Times are UTC, ISO 8601, so their text sorts as they do.
final class Migrations {

    static final List<String> SCRIPTS =
            List.of(
                    """
                    CREATE TABLE runs (
                        number INTEGER PRIMARY KEY AUTOINCREMENT,
                        id TEXT NOT NULL UNIQUE,
                        pipeline TEXT NOT NULL,
                        file TEXT NOT NULL,
                        pipeline_hash TEXT NOT NULL,
                        started TEXT NOT NULL,
                        ended TEXT,
                        outcome TEXT
                    ) STRICT;
                    CREATE INDEX open_runs ON runs (number) WHERE ended IS NULL;
                    CREATE TABLE parameters (
                        run INTEGER NOT NULL REFERENCES runs,
                        name TEXT NOT NULL,
                        value TEXT NOT NULL,
                        PRIMARY KEY (run, name)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE sources (
                        run INTEGER NOT NULL REFERENCES runs,
                        node TEXT NOT NULL,
                        path TEXT NOT NULL,
                        bytes INTEGER NOT NULL,
                        modified_ns INTEGER NOT NULL,
                        PRIMARY KEY (run, node, path)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE node_runs (
                        run INTEGER NOT NULL REFERENCES runs,
                        node TEXT NOT NULL,
                        place INTEGER NOT NULL,
                        type TEXT NOT NULL,
                        title TEXT NOT NULL,
                        origin TEXT,
                        bytes INTEGER,
                        took_ns INTEGER,
                        rejected INTEGER NOT NULL DEFAULT 0,
                        PRIMARY KEY (run, node)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE counts (
                        run INTEGER NOT NULL REFERENCES runs,
                        node TEXT NOT NULL,
                        place INTEGER NOT NULL,
                        port TEXT NOT NULL,
                        kind TEXT NOT NULL,
                        rows INTEGER,
                        PRIMARY KEY (run, node, place)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE deliveries (
                        run INTEGER NOT NULL REFERENCES runs,
                        seq INTEGER NOT NULL,
                        node TEXT NOT NULL,
                        target TEXT NOT NULL,
                        rows INTEGER NOT NULL,
                        bytes INTEGER NOT NULL,
                        PRIMARY KEY (run, seq)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE faults (
                        run INTEGER NOT NULL REFERENCES runs,
                        seq INTEGER NOT NULL,
                        code TEXT NOT NULL,
                        node TEXT,
                        message TEXT NOT NULL,
                        PRIMARY KEY (run, seq)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE events (
                        run INTEGER NOT NULL REFERENCES runs,
                        seq INTEGER NOT NULL,
                        event TEXT NOT NULL,
                        PRIMARY KEY (run, seq)
                    ) STRICT, WITHOUT ROWID;
                    """,
                    """
                    CREATE TABLE definitions (
                        hash TEXT PRIMARY KEY,
                        text TEXT NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE run_definitions (
                        run INTEGER NOT NULL REFERENCES runs,
                        node TEXT NOT NULL,
                        hash TEXT NOT NULL REFERENCES definitions,
                        PRIMARY KEY (run, node)
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX runs_of_definition ON run_definitions (hash);
                    CREATE INDEX runs_of_file ON runs (file, number);
                    CREATE INDEX ended_runs ON runs (ended) WHERE ended IS NOT NULL;
                    ALTER TABLE counts ADD COLUMN print TEXT;
                    CREATE TABLE retention (
                        one INTEGER PRIMARY KEY CHECK (one = 1),
                        runs INTEGER NOT NULL,
                        days INTEGER NOT NULL
                    ) STRICT;
                    """);

    private Migrations() {}
}
