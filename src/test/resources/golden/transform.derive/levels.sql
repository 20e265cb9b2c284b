-- out
SELECT *, (t.a + "B"
) AS "c" FROM (SELECT *, (a * 2
) AS "b" FROM (SELECT *, (qty + 1
) AS "a", (qty
) AS "other" FROM "t") AS "t") AS "t";
