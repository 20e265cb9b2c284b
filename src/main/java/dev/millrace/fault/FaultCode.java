package dev.millrace.fault;

/// Every failure the product can name. Ids are never reused: run history stores them.
///
/// The hundreds say where it shows: 1 the file, 2 the graph, 3 settings, 4 expressions and SQL, 5
/// access, 6 data, 7 the environment, 8 the call, 9 the product itself.
public enum FaultCode {
    FILE_NOT_FOUND("W101", Blame.CALLER),
    FILE_NOT_JSON("W102", Blame.AUTHOR),
    FILE_NOT_UTF8("W103", Blame.AUTHOR),
    FILE_TOO_DEEP("W104", Blame.AUTHOR),
    FILE_TOO_LARGE("W105", Blame.AUTHOR),
    FILE_FORMAT_UNKNOWN("W106", Blame.AUTHOR),
    MEMBER_WRONG_TYPE("W107", Blame.AUTHOR),
    MEMBER_MISSING("W108", Blame.AUTHOR),
    ID_DUPLICATE("W109", Blame.AUTHOR),
    ID_INVALID("W110", Blame.AUTHOR),
    LINK_INVALID("W111", Blame.AUTHOR),
    FILE_NOT_PIPELINE("W112", Blame.AUTHOR),
    MEMBER_TWICE("W113", Blame.AUTHOR),

    NODE_TYPE_UNKNOWN("W201", Blame.AUTHOR),
    LINK_TO_NOWHERE("W202", Blame.AUTHOR),
    PORT_UNKNOWN("W203", Blame.AUTHOR),
    PORT_TAKEN("W204", Blame.AUTHOR),
    PORT_UNCONNECTED("W205", Blame.AUTHOR),
    LINK_MAKES_CYCLE("W206", Blame.AUTHOR),
    LINK_TO_ITSELF("W207", Blame.AUTHOR),
    TARGET_TWICE("W208", Blame.AUTHOR),
    TARGET_IS_SOURCE("W209", Blame.AUTHOR),
    NODE_UNKNOWN("W210", Blame.CALLER),
    PIPELINE_EMPTY("W211", Blame.AUTHOR),
    INPUT_NAME_TWICE("W212", Blame.AUTHOR),
    ORDER_LOST("W213", Blame.AUTHOR, Severity.WARNING),
    INPUT_OFF("W214", Blame.AUTHOR),
    NODE_TYPE_NEWER("W215", Blame.AUTHOR),
    GROUP_NOT_FOUND("W216", Blame.AUTHOR),
    GROUP_INVALID("W217", Blame.AUTHOR),
    GROUP_IN_ITSELF("W218", Blame.AUTHOR),
    GROUP_TOO_LARGE("W219", Blame.AUTHOR),
    GROUP_PORTS_DIFFER("W220", Blame.AUTHOR, Severity.WARNING),
    GROUP_TIMEZONE_DIFFERS("W221", Blame.AUTHOR),
    GROUP_INPUT_OPEN("W222", Blame.CALLER),

    SETTING_MISSING("W301", Blame.AUTHOR),
    SETTING_WRONG_TYPE("W302", Blame.AUTHOR),
    SETTING_NOT_ALLOWED("W303", Blame.AUTHOR),
    SETTING_UNKNOWN("W304", Blame.AUTHOR, Severity.WARNING),
    COLUMNS_GUESSED("W305", Blame.AUTHOR, Severity.WARNING),
    PARAMETER_UNKNOWN("W306", Blame.AUTHOR),
    PARAMETER_MISSING("W307", Blame.CALLER),
    PARAMETER_INVALID("W308", Blame.CALLER),
    TIMEZONE_UNKNOWN("W309", Blame.AUTHOR),
    SECRET_IN_FILE("W310", Blame.AUTHOR),
    LIMIT_IDLE("W311", Blame.AUTHOR, Severity.WARNING),
    CHART_NOT_POSSIBLE("W312", Blame.AUTHOR),
    TILE_UNKNOWN("W313", Blame.AUTHOR, Severity.WARNING),
    MENTION_UNKNOWN("W314", Blame.AUTHOR),
    INPUT_UNNAMED("W315", Blame.AUTHOR, Severity.WARNING),
    KEEP_IDLE("W316", Blame.AUTHOR, Severity.WARNING),

    SQL_SYNTAX("W401", Blame.AUTHOR),
    SQL_NOT_ONE_EXPRESSION("W402", Blame.AUTHOR),
    SQL_NOT_ONE_SELECT("W403", Blame.AUTHOR),
    SQL_TABLE_UNKNOWN("W404", Blame.AUTHOR),
    SQL_FUNCTION_REFUSED("W405", Blame.AUTHOR),
    COLUMN_UNKNOWN("W406", Blame.AUTHOR),
    FUNCTION_UNKNOWN("W407", Blame.AUTHOR),
    TYPE_MISMATCH("W408", Blame.AUTHOR),
    SQL_REJECTED("W409", Blame.AUTHOR),
    COLUMN_TWICE("W410", Blame.AUTHOR),

    ACCESS_NOT_GRANTED("W501", Blame.CALLER),
    PATH_INVALID("W502", Blame.AUTHOR),
    TOKEN_REFUSED("W503", Blame.CALLER),
    REQUEST_REFUSED("W504", Blame.CALLER),
    ROWS_WITHHELD("W505", Blame.CALLER),

    DATA_INVALID("W601", Blame.DATA),
    CHECK_FAILED("W602", Blame.DATA),
    SOURCE_NOT_FOUND("W603", Blame.DATA),
    SOURCE_NOT_READABLE("W604", Blame.DATA),
    SOURCE_CHANGED("W605", Blame.DATA),
    TABLE_NOT_FOUND("W606", Blame.DATA),
    TARGET_MISMATCH("W607", Blame.DATA),
    JOIN_REPEATS_ROWS("W608", Blame.DATA, Severity.WARNING),
    JOIN_MATCHES_NOTHING("W609", Blame.DATA, Severity.WARNING),
    FILTER_KEEPS_NOTHING("W610", Blame.DATA, Severity.WARNING),
    CAST_LOSES_VALUES("W611", Blame.DATA, Severity.WARNING),
    TOO_MANY_REJECTED("W612", Blame.DATA),

    MEMORY_EXHAUSTED("W701", Blame.ENVIRONMENT),
    DISK_FULL("W702", Blame.ENVIRONMENT),
    FILE_NOT_READABLE("W703", Blame.ENVIRONMENT),
    FILE_NOT_WRITABLE("W704", Blame.ENVIRONMENT),
    WAREHOUSE_BUSY("W705", Blame.ENVIRONMENT),
    HISTORY_UNUSABLE("W706", Blame.ENVIRONMENT),
    RUN_BUSY("W707", Blame.ENVIRONMENT),
    ENGINE_FAILED("W708", Blame.ENVIRONMENT),
    RUN_CANCELLED("W709", Blame.CALLER),
    HISTORY_SET_ASIDE("W710", Blame.ENVIRONMENT, Severity.WARNING),
    JOURNAL_DAMAGED("W711", Blame.ENVIRONMENT, Severity.WARNING),
    DISPLAY_MISSING("W712", Blame.ENVIRONMENT),
    TIMED_OUT("W713", Blame.ENVIRONMENT),
    OBSERVING_FAILED("W714", Blame.ENVIRONMENT, Severity.WARNING),
    ADDRESS_UNUSABLE("W715", Blame.ENVIRONMENT),
    SERVER_BUSY("W716", Blame.ENVIRONMENT),

    CALL_INVALID("W801", Blame.CALLER),
    RUN_UNKNOWN("W802", Blame.CALLER),
    REQUEST_INVALID("W803", Blame.CALLER),
    RENAME_REFUSED("W804", Blame.CALLER),
    EXTRACT_REFUSED("W805", Blame.CALLER),
    INLINE_REFUSED("W806", Blame.CALLER),
    ROWS_GONE("W807", Blame.CALLER),
    PAGE_UNKNOWN("W808", Blame.CALLER),

    BUG("W901", Blame.BUG);

    private final String id;
    private final Blame blame;
    private final Severity severity;

    FaultCode(String id, Blame blame) {
        this(id, blame, Severity.ERROR);
    }

    FaultCode(String id, Blame blame, Severity severity) {
        this.id = id;
        this.blame = blame;
        this.severity = severity;
    }

    public String id() {
        return id;
    }

    public Blame blame() {
        return blame;
    }

    public Severity severity() {
        return severity;
    }
}
