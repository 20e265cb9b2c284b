-- out
WITH "__input" AS (SELECT * FROM "check: rejected"), "bad" AS (SELECT * FROM "__input") SELECT * FROM (WITH x AS (FROM bad) SELECT bad.a FROM bad, x
);
