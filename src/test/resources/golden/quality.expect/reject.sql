-- shared
SELECT *, "qty" IS NULL AS "__broken_1", ("qty" < 0) IS TRUE AS "__broken_2", "n" IS NOT NULL AND count(*) OVER (PARTITION BY "n") > 1 AS "__broken_3" FROM "t";
-- passed
SELECT * EXCLUDE ("__broken_1", "__broken_2", "__broken_3") FROM "shared rows" WHERE NOT ("__broken_1" OR "__broken_2" OR "__broken_3");
-- rejected
SELECT * EXCLUDE ("__broken_1", "__broken_2", "__broken_3"), concat_ws('; ', CASE WHEN "__broken_1" THEN 'qty is not null' END, CASE WHEN "__broken_2" THEN 'QTY is at least 0' END, CASE WHEN "__broken_3" THEN 'n is unique' END) AS "reason" FROM "shared rows" WHERE "__broken_1" OR "__broken_2" OR "__broken_3";
-- report
SELECT CAST(count(*) FILTER (WHERE "__broken_1") AS BIGINT) AS "expectation_1", CAST(count(*) FILTER (WHERE "__broken_2") AS BIGINT) AS "expectation_2", CAST(count(*) FILTER (WHERE "__broken_3") AS BIGINT) AS "expectation_3" FROM "shared rows";
