-- out
SELECT * EXCLUDE ("__QTY") REPLACE ("__QTY" AS "QTY") FROM (SELECT *, (qty * 10
) AS "__QTY", (qty * price
) AS "sales" FROM "t");
