SELECT * FROM (SELECT sum(n) AS n FROM sales -- all
);
