-- options
HEADER TRUE, DELIMITER ';', QUOTE '''', ESCAPE '''', NULLSTR 'NA', COMPRESSION none;
-- read back
SELECT * FROM read_csv(['out/a.csv'], auto_detect = FALSE, columns = {"x": 'VARCHAR', "y": '"NULL"', "z": 'VARCHAR', "it's": 'VARCHAR'}, header = TRUE, delim = ';', quote = '''', escape = '''', nullstr = 'NA', allow_quoted_nulls = FALSE, compression = 'none');
