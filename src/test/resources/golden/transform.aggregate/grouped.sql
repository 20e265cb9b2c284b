-- out
SELECT "G x", (sum(n)
) AS "total", (count(*)
) AS "rows" FROM "t" GROUP BY "G x";
