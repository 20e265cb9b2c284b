-- out
SELECT l.*, r.* EXCLUDE ("ID") RENAME ("Name" AS "Name_right") FROM "o" AS "l" JOIN "c" AS "r" ON l."id" = r."ID";
