-- options
COMPRESSION snappy;
-- read back
SELECT * FROM read_parquet(['out/lake'], hive_partitioning = FALSE);
