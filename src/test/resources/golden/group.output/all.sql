-- out
SELECT * FROM "t";
