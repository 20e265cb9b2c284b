-- out
SELECT * RENAME ("b" AS "flag") FROM (SELECT * REPLACE (TRY_CAST("b" AS INTEGER
) AS "b", TRY_CAST("a" AS INTEGER
) AS "a") FROM "t");
