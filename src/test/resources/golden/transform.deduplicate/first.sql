-- out
SELECT * FROM "t" QUALIFY row_number() OVER (PARTITION BY "k 1" ORDER BY o DESC
, "o", "x") = 1;
