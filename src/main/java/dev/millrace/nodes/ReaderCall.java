package dev.millrace.nodes;

import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/// A call of one of the engine's readers, with the options that differ from its own defaults.
public final class ReaderCall {

    private final String reader;
    private final String path;
    private final List<Sql> options = new ArrayList<>();

    /// @param path the setting `path`
    public ReaderCall(String reader, String path) {
        this.reader = reader;
        this.path = path;
    }

    public ReaderCall with(String option, Sql value) {
        options.add(Sql.of("{} = {}", Sql.keyword(option), value));
        return this;
    }

    public ReaderCall with(String option, String value) {
        return with(option, Sql.literal(value));
    }

    public ReaderCall with(String option, boolean value) {
        return with(option, Sql.literal(Value.of(value)));
    }

    /// The option, unless the text is blank.
    public ReaderCall withText(String option, String value) {
        return value.isBlank() ? this : with(option, value);
    }

    /// The option, if it holds.
    public ReaderCall withFlag(String option, boolean value) {
        return value ? with(option, true) : this;
    }

    public Sql call() {
        var arguments = new ArrayList<Sql>();
        arguments.add(Sql.files("path", path));
        arguments.addAll(options);
        return Sql.of("{}({})", Sql.keyword(reader), Sql.join(", ", arguments));
    }

    public Sql select() {
        return Sql.of("SELECT * FROM {}", call());
    }
}
