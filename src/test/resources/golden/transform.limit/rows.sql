-- out
SELECT * FROM "t" LIMIT 3;
