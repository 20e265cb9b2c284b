-- out
SELECT DISTINCT ON ("k") * FROM "t";
