-- shared
SELECT *, FALSE AS "__broken_1" FROM "t";
-- passed
SELECT * EXCLUDE ("__broken_1") FROM "shared rows" WHERE NOT (FALSE);
-- rejected
SELECT * EXCLUDE ("__broken_1"), CAST(NULL AS VARCHAR) AS "reason_1" FROM "shared rows" WHERE FALSE;
