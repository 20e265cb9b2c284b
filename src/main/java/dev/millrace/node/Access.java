package dev.millrace.node;

/// Something outside the pipeline that a node reads or writes. A declaration is a request, not a
/// grant.
///
/// @param setting path of the setting that names it
/// @param name of a file or folder: the path as written, perhaps with `*`; of a table: its name in
///   the workspace's warehouse, empty for any table
public record Access(Kind kind, Mode mode, String setting, String name) {

    public enum Kind {
        FILE,
        FOLDER,
        WAREHOUSE
    }

    public enum Mode {
        READ,
        WRITE
    }

    public static Access reads(String setting, String path) {
        return new Access(Kind.FILE, Mode.READ, setting, path);
    }

    public static Access writes(String setting, String path) {
        return new Access(Kind.FILE, Mode.WRITE, setting, path);
    }

    public static Access writesFolder(String setting, String path) {
        return new Access(Kind.FOLDER, Mode.WRITE, setting, path);
    }

    public static Access readsWarehouse(String setting, String table) {
        return new Access(Kind.WAREHOUSE, Mode.READ, setting, table);
    }

    public static Access writesWarehouse(String setting, String table) {
        return new Access(Kind.WAREHOUSE, Mode.WRITE, setting, table);
    }
}
