-- options
COMPRESSION snappy, WRITE_PARTITION_COLUMNS true;
-- read back
SELECT * FROM read_parquet(['out/lake'], hive_partitioning = FALSE);
