-- out
SELECT l.*, r.* FROM "o" AS "l" CROSS JOIN "c" AS "r";
