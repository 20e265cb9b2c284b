-- out
SELECT * FROM read_json(['data/a.json'], format = 'auto');
