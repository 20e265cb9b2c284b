package dev.millrace.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Pipelines to export, with the files they read.
final class Scripted {

    private static final String ROWS =
            """
            "rows": { "type": "source.inline", "title": "Some rows", "settings": {
              "columns": [{ "name": "n", "type": "INTEGER" }, { "name": "word", "type": "VARCHAR" },
                { "name": "x", "type": "DOUBLE" }],
              "rows": [[1, "one", 0.1], [2, "two", 0.2], [3, null, 0.3], [3, "", null]] } }
            """;

    private static final Map<String, String> PIPELINES =
            Map.ofEntries(
                    Map.entry("small", small()),
                    Map.entry("every-storage", everyStorage()),
                    Map.entry("rejects", rejects()),
                    Map.entry("read-back", readBack()),
                    Map.entry("hard-texts", hardTexts()),
                    Map.entry("no-rows", noRows()),
                    Map.entry("warehouse", warehouse()),
                    Map.entry("snapshot", snapshot()),
                    Map.entry("failing-check", failingCheck()),
                    Map.entry("repeated-key", repeatedKey()),
                    Map.entry("secret", secret("out/said.csv")),
                    Map.entry("secret-path", secret("out/${token}.csv")));

    private Scripted() {}

    static void write(Path folder, String name) throws IOException {
        var data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("a.csv"), "n,word\n1,one\n2,two\n");
        Files.writeString(data.resolve("b.csv"), "n,word\nthree,3\n4,four\n5,five,6\n");
        var more = Files.createDirectories(data.resolve("more/deep"));
        Files.writeString(more.resolve("c.csv"), "n,word\n7,\"se\"\"ven\"\n");
        Files.writeString(
                folder.resolve(name + ".pipeline.json"),
                "{ \"format\": 1, \"name\": \"" + name + "\", " + PIPELINES.get(name) + " }");
    }

    private static String small() {
        return """
        "parameters": { "least": { "type": "INTEGER", "default": 2 } },
        "nodes": {
          %s,
          "large": { "type": "transform.filter", "title": "Large ones",
            "note": "Small rows say little.\\nSo they go.",
            "settings": { "condition": "n >= $least" } },
          "doubled": { "type": "transform.derive",
            "settings": { "columns": [{ "name": "twice", "expression": "n * 2 -- by two" }] } },
          "by_word": { "type": "transform.aggregate", "settings": { "group": ["word"],
            "measures": [{ "name": "total", "expression": "sum(twice)" }] } },
          "to_file": { "type": "storage.csv", "settings": { "path": "out/small.csv" } },
          "to_table": { "type": "storage.warehouse",
            "settings": { "table": "small", "mode": "merge", "keys": ["word"] } }
        },
        "links": ["rows -> large", "large -> doubled", "doubled -> by_word", "by_word -> to_file",
          "by_word -> to_table"]
        """
                .formatted(ROWS);
    }

    private static String everyStorage() {
        return """
        "nodes": {
          %s,
          "several": { "type": "source.csv", "settings": { "path": "data/a*.csv",
            "columns": [{ "name": "n", "type": "INTEGER" }, { "name": "word", "type": "VARCHAR" }],
            "file_column": "from" } },
          "folder": { "type": "source.csv", "settings": { "path": "data/more",
            "columns": [{ "name": "n", "type": "INTEGER" }, { "name": "word", "type": "VARCHAR" }] } },
          "braces": { "type": "source.csv", "settings": { "path": "data/{a,none}.csv",
            "columns": [{ "name": "n", "type": "INTEGER" }, { "name": "word", "type": "VARCHAR" }] } },
          "every": { "type": "transform.union", "settings": { "match": "name" } },
          "huge": { "type": "transform.derive", "settings": { "columns": [
            { "name": "huge", "expression": "n::HUGEINT * 10000000000" } ] } },
          "to_csv": { "type": "storage.csv", "settings": { "path": "out/rows.csv", "delimiter": ";" } },
          "to_json": { "type": "storage.json", "settings": { "path": "out/more/rows.json" } },
          "to_lines": { "type": "storage.json",
            "settings": { "path": "out/rows.ndjson", "format": "ndjson" } },
          "to_parquet": { "type": "storage.parquet", "settings": { "path": "out/rows.parquet" } },
          "parts": { "type": "storage.parquet",
            "settings": { "path": "out/by n", "partition_by": ["n"] } },
          "log": { "type": "storage.parquet", "settings": { "path": "out/log", "append": true } },
          "log_parts": { "type": "storage.parquet",
            "settings": { "path": "out/log parts", "append": true, "partition_by": ["n"] } },
          "replaced": { "type": "storage.warehouse", "settings": { "table": "replaced" } },
          "added": { "type": "storage.warehouse", "settings": { "table": "added", "mode": "append" } }
        },
        "links": ["several -> every", "folder -> every", "braces -> every", "rows -> huge",
          "every -> to_csv", "every -> to_json", "every -> to_lines", "huge -> to_parquet",
          "huge -> parts", "huge -> log", "huge -> log_parts", "huge -> replaced", "every -> added"]
        """
                .formatted(ROWS);
    }

    /// Two readers that reject, so that what one notes must not show in the other.
    private static String rejects() {
        var reader =
                """
                "type": "source.csv", "settings": { "path": "%s", "bad_rows": "reject",
                "columns": [{ "name": "n", "type": "INTEGER" }, { "name": "word", "type": "VARCHAR" }] }
                """;
        return """
        "nodes": {
          "good": { %s },
          "bad": { %s },
          "united": { "type": "transform.union" },
          "checked": { "type": "quality.expect", "settings": { "expectations": [
            { "kind": "range", "columns": ["n"], "max": 3, "on_failure": "reject" },
            { "kind": "set", "columns": ["word"], "values": ["one", "two"], "on_failure": "warn" },
            { "kind": "rows", "min": 1, "on_failure": "fail" }] } },
          "passed": { "type": "storage.csv", "settings": { "path": "out/passed.csv" } },
          "failed": { "type": "storage.csv", "settings": { "path": "out/failed.csv" } },
          "lines": { "type": "storage.csv", "settings": { "path": "out/lines.csv" } },
          "no_lines": { "type": "storage.csv", "settings": { "path": "out/no-lines.csv" } }
        },
        "links": ["good -> united", "bad -> united", "united -> checked", "checked -> passed",
          "checked.rejected -> failed", "bad.rejected -> lines", "good.rejected -> no_lines"]
        """
                .formatted(reader.formatted("data/a.csv"), reader.formatted("data/b.csv"));
    }

    /// Branches behind storage see what this run delivered, whatever lies there already.
    private static String readBack() {
        return """
        "nodes": {
          %s,
          "csv": { "type": "storage.csv", "settings": { "path": "out/rows.csv" } },
          "parts": { "type": "storage.parquet",
            "settings": { "path": "out/parts", "partition_by": ["word"] } },
          "log": { "type": "storage.parquet", "settings": { "path": "out/log", "append": true } },
          "log_parts": { "type": "storage.parquet",
            "settings": { "path": "out/log_parts", "append": true, "partition_by": ["n"] } },
          "added": { "type": "storage.warehouse", "settings": { "table": "added", "mode": "append" } },
          "every": { "type": "transform.sql", "settings": { "sql":
            "SELECT 'csv' AS k, count(*) AS c FROM csv UNION ALL SELECT 'parts', count(*) FROM parts UNION ALL SELECT 'log', count(*) FROM log UNION ALL SELECT 'log_parts', count(*) FROM log_parts UNION ALL SELECT 'added', count(*) FROM added" } },
          "counts": { "type": "storage.csv", "settings": { "path": "out/counts.csv" } }
        },
        "links": ["rows -> csv", "rows -> parts", "rows -> log", "rows -> log_parts",
          "rows -> added", "csv -> every", "parts -> every", "log -> every", "log_parts -> every",
          "added -> every", "every -> counts"]
        """
                .formatted(ROWS);
    }

    private static String hardTexts() {
        return """
        "timezone": "Asia/Kathmandu",
        "parameters": { "word": { "type": "VARCHAR", "default": "it's; -- \\n\\"two\\"" },
          "folder": { "type": "VARCHAR", "default": "out" },
          "at": { "type": "TIMESTAMP WITH TIME ZONE", "default": "2024-05-05 12:00:00+00" } },
        "nodes": {
          %s,
          "hard": { "type": "transform.derive", "title": "A; DROP TABLE x; --",
            "note": "first\\nDROP TABLE rows;\\r\\u2028SELECT error('no');",
            "settings": { "columns": [
              { "name": "a \\"b\\", c\\nd", "expression": "$word || '\\n  two\\n  lines' /* one */" },
              { "name": "e", "expression": "'x -- y'\\n  || '(' -- end" },
              { "name": "local", "expression": "strftime($at, '%%H:%%M')" }] } },
          "sql": { "type": "transform.sql", "settings": { "sql":
            "SELECT *,\\n  '\\n    kept' AS spaces,\\n  n IS NOT DISTINCT FROM 3 AS three\\nFROM hard\\n-- the end" } },
          "keyed": { "type": "transform.join", "settings": { "kind": "left",
            "on": [{ "left": "n", "right": "n" }] } },
          "kept": { "type": "transform.sort", "keep": true,
            "settings": { "by": ["n DESC NULLS LAST", "x"] } },
          "to_file": { "type": "storage.parquet", "settings": { "path": "${folder}/it's hard.parquet" } },
          "shown": { "type": "transform.limit", "settings": { "rows": 2 } }
        },
        "links": ["rows -> hard", "hard -> sql", "sql -> keyed.left", "rows -> keyed.right",
          "keyed -> kept", "kept -> to_file", "kept -> shown"]
        """
                .formatted(ROWS);
    }

    private static String noRows() {
        return """
        "nodes": {
          %s,
          "none": { "type": "transform.filter", "settings": { "condition": "n > 100" } },
          "parts": { "type": "storage.parquet",
            "settings": { "path": "out/parts", "partition_by": ["n"] } },
          "behind": { "type": "storage.csv", "settings": { "path": "out/behind.csv" } },
          "table_1": { "type": "storage.warehouse", "settings": { "table": "none", "mode": "append" } }
        },
        "links": ["rows -> none", "none -> parts", "parts -> behind", "none -> table_1"]
        """
                .formatted(ROWS);
    }

    /// The first run makes the table, the second changes it.
    private static String warehouse() {
        return """
        "nodes": {
          %s,
          "latest": { "type": "transform.deduplicate",
            "settings": { "keys": ["n"], "by": ["word DESC NULLS LAST"] } },
          "merged": { "type": "storage.warehouse",
            "settings": { "table": "it's merged", "mode": "merge", "keys": ["n"] } },
          "renewed": { "type": "storage.warehouse", "settings": { "table": "renewed" } }
        },
        "links": ["rows -> latest", "latest -> merged", "rows -> renewed"]
        """
                .formatted(ROWS);
    }

    /// Reads the table it adds to, which has to be there.
    private static String snapshot() {
        return """
        "nodes": {
          "before": { "type": "source.warehouse", "settings": { "table": "seed" } },
          "sums": { "type": "source.warehouse",
            "settings": { "query": "SELECT k, sum(v) AS total FROM seed GROUP BY k" } },
          "again": { "type": "storage.warehouse", "settings": { "table": "seed", "mode": "append" } },
          "to_file": { "type": "storage.csv", "settings": { "path": "out/sums.csv" } }
        },
        "links": ["before -> again", "sums -> to_file"]
        """;
    }

    private static String failingCheck() {
        return """
        "nodes": {
          %s,
          "early": { "type": "storage.csv", "settings": { "path": "out/early.csv" } },
          "held": { "type": "quality.expect", "settings": { "expectations": [
            { "kind": "range", "columns": ["n"], "max": 2, "on_failure": "fail" }] } },
          "late": { "type": "storage.warehouse", "settings": { "table": "late" } }
        },
        "links": ["rows -> early", "rows -> held", "held -> late"]
        """
                .formatted(ROWS);
    }

    private static String repeatedKey() {
        return """
        "nodes": {
          %s,
          "early": { "type": "storage.csv", "settings": { "path": "out/early.csv" } },
          "late": { "type": "storage.warehouse",
            "settings": { "table": "late", "mode": "merge", "keys": ["n"] } }
        },
        "links": ["rows -> early", "rows -> late"]
        """
                .formatted(ROWS);
    }

    private static String secret(String path) {
        return """
        "parameters": { "token": { "type": "VARCHAR", "secret": true } },
        "nodes": {
          %s,
          "told": { "type": "transform.sql", "settings": { "sql": "SELECT $token AS said FROM rows LIMIT 1" } },
          "to_file": { "type": "storage.csv", "settings": { "path": "%s" } }
        },
        "links": ["rows -> told", "told -> to_file"]
        """
                .formatted(ROWS, path);
    }
}
