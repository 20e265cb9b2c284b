-- out
SELECT (count(*)
) AS "rows" FROM "t" GROUP BY ();
