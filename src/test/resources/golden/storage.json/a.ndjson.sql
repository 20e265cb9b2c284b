-- options
ARRAY FALSE, COMPRESSION none;
-- read back
SELECT * FROM read_json(['out/a.ndjson'], format = 'newline_delimited', compression = 'none', columns = {"a": 'INTEGER', "b c": 'INTEGER[]'});
