-- out
SELECT * FROM read_parquet(['data/lake/**/*.parquet'], hive_partitioning = TRUE, hive_types = {"region": 'VARCHAR', "y": 'SMALLINT'}, hive_types_autocast = FALSE);
