COMPRESSION zstd
SELECT * FROM read_parquet(['data.parquet'], hive_partitioning = FALSE)
