-- out
SELECT "x ""y" AS "b", CAST("a" AS BIGINT
) AS "a", CAST("b" AS DATE
) AS "c" FROM "t";
