-- out
SELECT 'a' AS tile, count(*) AS "rows" FROM "a" UNION ALL SELECT 'b' AS tile, count(*) AS "rows" FROM "b";
