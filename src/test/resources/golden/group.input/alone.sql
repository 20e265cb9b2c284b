-- out
SELECT CAST("c1" AS BIGINT
) AS "id", CAST("c2" AS VARCHAR
) AS "name" FROM (VALUES ('1', 'x')) AS cells("c1", "c2");
