SELECT * FROM read_csv(['data/a.csv'], comment = '', header = TRUE, quote = '"', escape = '"', nullstr = [''], allow_quoted_nulls = FALSE);
