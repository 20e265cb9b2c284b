-- out
SELECT l.* REPLACE (coalesce(l."id", r."ID") AS "id"), r.* EXCLUDE ("ID") RENAME ("Name" AS "Name_right") FROM "o" AS "l" FULL JOIN "c" AS "r" ON l."id" = r."ID";
