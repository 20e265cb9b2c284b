SELECT * FROM read_csv(['data/a.csv'], auto_detect = FALSE, columns = {"a": 'INTEGER', "b": 'INTEGER'}, delim = ',', header = TRUE, quote = '"', escape = '"', nullstr = [''], allow_quoted_nulls = FALSE, store_rejects = TRUE);
SELECT file, line, string_agg(DISTINCT message, '; ' ORDER BY message) AS reason, first(text) AS text FROM "rejected values" GROUP BY file, line ORDER BY file, line;
