package dev.millrace.engine.dataset;

/// The names of what lies in the folder of a dataset.
public final class DatasetFolder {

    /// In the folder of a version: the rows.
    public static final String DATA = "data.parquet";

    /// In the folder of a version: what programs read of it.
    public static final String PACKAGE = "datapackage.json";

    /// In the folder of a version: what people read of it.
    public static final String README = "README.md";

    /// Beside the versions: what there is.
    public static final String INDEX = "datasets.json";

    private DatasetFolder() {}
}
