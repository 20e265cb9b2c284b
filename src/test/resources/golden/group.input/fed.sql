-- out
SELECT CAST("id" AS BIGINT
) AS "id", "Name" AS "name" FROM "t";
