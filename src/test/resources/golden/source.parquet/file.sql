-- out
SELECT * FROM read_parquet(['data/a.parquet'], hive_partitioning = FALSE);
