-- out
SELECT * FROM "t" ORDER BY lower("n DESC") DESC
, "n DESC", (-"x y"
) DESC;
