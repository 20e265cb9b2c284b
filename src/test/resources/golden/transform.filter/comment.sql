-- shared
SELECT *, (a = 1 OR a = 2 -- sure
) IS TRUE AS "__kept" FROM "t";
-- kept
SELECT * EXCLUDE ("__kept") FROM "shared rows" WHERE "__kept";
-- dropped
SELECT * EXCLUDE ("__kept") FROM "shared rows" WHERE NOT "__kept";
-- dropped alone
SELECT * FROM "t" WHERE (a = 1 OR a = 2 -- sure
) IS NOT TRUE;
-- kept alone
SELECT * FROM "t" WHERE (a = 1 OR a = 2 -- sure
);
