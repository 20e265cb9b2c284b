-- options
ARRAY TRUE, COMPRESSION none;
-- read back
SELECT * FROM read_json(['out/a.json'], format = 'array', columns = {"a": 'INTEGER', "b c": 'INTEGER[]'}, compression = 'none');
