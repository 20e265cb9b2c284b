-- out
SELECT * FROM read_parquet(['data/*.parquet'], hive_partitioning = FALSE, union_by_name = TRUE, filename = 'file');
