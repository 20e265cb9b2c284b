-- options
ARRAY TRUE, COMPRESSION none;
-- read back
SELECT * FROM read_json(['out/a.json'], format = 'array', compression = 'none', columns = {"a": 'INTEGER', "b c": 'INTEGER[]'});
