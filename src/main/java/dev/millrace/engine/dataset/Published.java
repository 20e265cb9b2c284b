package dev.millrace.engine.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.node.DatasetVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A version of a dataset that is there, as its description tells.
///
/// @param run that wrote it; empty if the description does not say
/// @param created when, as it is written there
public record Published(
        DatasetVersion version,
        String run,
        String created,
        String title,
        List<PublishedColumn> columns) {

    public Published {
        columns = List.copyOf(columns);
    }

    /// @param type as the engine writes it
    public record PublishedColumn(String name, String type, boolean required) {}

    /// A description is small; what is larger is none of ours.
    private static final long LARGEST = 32L << 20;

    /// The versions in the folder of a dataset, the oldest first. What cannot be read is none.
    public static List<Published> in(Path dataset) {
        var all = new ArrayList<Published>();
        if (!Files.isDirectory(dataset, LinkOption.NOFOLLOW_LINKS)) {
            return all;
        }
        try (var inside = Files.list(dataset)) {
            inside.filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                    .forEach(each -> of(each).ifPresent(all::add));
        } catch (IOException unreadable) {
            return List.of();
        }
        all.sort(Comparator.comparing(Published::version));
        return List.copyOf(all);
    }

    /// What the folder of a version holds; empty if it is none.
    public static Optional<Published> of(Path folder) {
        var file = folder.resolve(DatasetFolder.PACKAGE);
        var version = DatasetVersion.of(String.valueOf(folder.getFileName()));
        if (version.isEmpty() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) <= LARGEST
                    && Json.parse(Files.readString(file, UTF_8)) instanceof Value.Fields told) {
                return Optional.of(read(version.get(), told));
            }
        } catch (IOException | FaultException noDescription) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Published read(DatasetVersion version, Value.Fields told) {
        var columns = new ArrayList<PublishedColumn>();
        for (Value resource : list(told, "resources")) {
            if (resource instanceof Value.Fields one
                    && one.get("schema") instanceof Value.Fields s) {
                list(s, "fields").forEach(field -> column(field).ifPresent(columns::add));
            }
        }
        return new Published(
                version, text(told, "run"), text(told, "created"), text(told, "title"), columns);
    }

    private static Optional<PublishedColumn> column(Value value) {
        if (!(value instanceof Value.Fields field)) {
            return Optional.empty();
        }
        boolean required =
                field.get("constraints") instanceof Value.Fields constraints
                        && constraints.get("required") instanceof Value.Bool(boolean is)
                        && is;
        return Optional.of(
                new PublishedColumn(text(field, "name"), text(field, "engineType"), required));
    }

    private static List<Value> list(Value.Fields of, String name) {
        return of.get(name) instanceof Value.Items(var values) ? values : List.of();
    }

    private static String text(Value.Fields of, String name) {
        return of.get(name) instanceof Value.Text(String text) ? text : "";
    }
}
