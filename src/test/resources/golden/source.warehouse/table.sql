SELECT * FROM "warehouse"."daily ""sales";
