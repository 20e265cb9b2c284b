-- out
SELECT 'orders' AS tile, count(*) AS "rows" FROM "orders" UNION ALL SELECT 'total' AS tile, count(*) AS "rows" FROM "total";
