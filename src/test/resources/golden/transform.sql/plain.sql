-- out
SELECT * FROM (SELECT qty * rate AS n FROM orders, rates -- all

);
