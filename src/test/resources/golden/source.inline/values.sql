-- out
SELECT CAST("c1" AS VARCHAR
) AS "the ""code"" 😀", CAST("c2" AS DECIMAL(4, 2)
) AS "n", CAST("c3" AS INTEGER[]
) AS "l", CAST("c4" AS BOOLEAN
) AS "ok" FROM (VALUES ('O''Neil', '0.19', '[1, 2]', 'true'), ('7', '1', NULL, 'f'), ('', NULL, NULL, 'false')) AS cells("c1", "c2", "c3", "c4");
