-- out
SELECT l.* FROM "o" AS "l" ANTI JOIN "c" AS "r" ON l."id" = r."ID";
