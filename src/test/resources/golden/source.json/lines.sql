-- out
SELECT * FROM read_json(['data/a.json'], format = 'newline_delimited', columns = {"id": 'SMALLINT', "tags": 'VARCHAR[]', "x": 'VARCHAR'});
