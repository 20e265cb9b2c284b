-- small
--
-- Made by Millrace of small.pipeline.json, for DuckDB 2.0.
-- Run it in the folder of that file:
--
--     mkdir -p out
--     duckdb -bail < script.sql
--
-- Files are delivered one after another: an error takes none of them back.

SET TimeZone = 'UTC';
SET VARIABLE "least" = CAST(2 AS INTEGER);
ATTACH ':memory:' AS stage;

-- By word (by_word)
CREATE TEMP TABLE "by_word" AS
WITH
-- Some rows (rows)
"rows" AS (
    SELECT
        CAST("c1" AS INTEGER) AS "n",
        CAST("c2" AS VARCHAR) AS "word",
        CAST("c3" AS DOUBLE) AS "x"
    FROM (VALUES
        ('1', 'one', '0.1'),
        ('2', 'two', '0.2'),
        ('3', NULL, '0.3'),
        ('3', '', NULL)) AS cells("c1", "c2", "c3")
),
-- Large ones (large)
-- Small rows say little.
-- So they go.
"large" AS (
    SELECT *
    FROM "rows"
    WHERE (n >= CAST(getvariable('least') AS INTEGER))
),
-- Doubled (doubled)
"doubled" AS (
    SELECT *, (n * 2 -- by two
) AS "twice"
    FROM "large"
),
"by_word" AS (
    SELECT "word", (sum(twice)) AS "total"
    FROM "doubled"
    GROUP BY "word"
)
SELECT *
FROM "by_word";

-- To table (to_table)
CREATE TABLE stage."to_table" AS
SELECT *
FROM "by_word";

SELECT error('Two rows have the same key.')
FROM (SELECT "word" FROM stage."to_table" GROUP BY ALL HAVING count(*) > 1);

-- To file (to_file)
COPY (
SELECT *
FROM "by_word"
) TO 'out/small.csv' (FORMAT csv, HEADER TRUE, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '', COMPRESSION none);

-- The tables go into the warehouse, all of them or none
ATTACH '../warehouse.duckdb' AS warehouse;
BEGIN TRANSACTION;

-- To table (to_table)
CREATE TABLE IF NOT EXISTS warehouse."small" AS SELECT * FROM stage."to_table" LIMIT 0;
UPDATE warehouse."small" AS t
SET "total" = s."total"
FROM stage."to_table" AS s
WHERE t."word" IS NOT DISTINCT FROM s."word";
INSERT INTO warehouse."small" BY NAME
SELECT * FROM stage."to_table" AS s
WHERE NOT EXISTS (SELECT 1 FROM warehouse."small" AS t WHERE t."word" IS NOT DISTINCT FROM s."word");

COMMIT;
DETACH warehouse;
