-- out
SELECT l.*, r.* EXCLUDE ("k") FROM "o" AS "l" JOIN "c" AS "r" ON l."k" = r."k" AND (l.n <= r.top -- at most
);
