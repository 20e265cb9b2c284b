-- shared
SELECT *, (qty > 0
) IS TRUE AS "__kept" FROM "t";
-- kept
SELECT * EXCLUDE ("__kept") FROM "shared rows" WHERE "__kept";
-- dropped
SELECT * EXCLUDE ("__kept") FROM "shared rows" WHERE NOT "__kept";
-- dropped alone
SELECT * FROM "t" WHERE (qty > 0
) IS NOT TRUE;
-- kept alone
SELECT * FROM "t" WHERE (qty > 0
);
