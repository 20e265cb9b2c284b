package dev.millrace.engine.dataset;

import dev.millrace.model.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What stands beside the versions of a dataset, in the terms of DCAT 3: which there are and which
/// one is current.
public final class Index {

    private Index() {}

    /// As it follows from the folders that are there, so that nobody's version is lost.
    public static Value.Fields of(Path dataset) {
        var there = Published.in(dataset);
        var versions = new ArrayList<Value>();
        for (Published each : there.reversed()) {
            versions.add(
                    Value.fields(
                            Map.entry("version", Value.of(each.version().toString())),
                            Map.entry("title", Value.of(each.title())),
                            Map.entry("issued", Value.of(each.created())),
                            Map.entry(
                                    "path",
                                    Value.of(each.version() + "/" + DatasetFolder.PACKAGE))));
        }
        return Value.fields(
                Map.entry("hasCurrentVersion", Value.of(current(there))),
                Map.entry("hasVersion", new Value.Items(versions)));
    }

    /// The greatest release, or if there is none the greatest of the early ones.
    private static String current(List<Published> there) {
        return there.stream()
                .filter(each -> each.version().early().isEmpty())
                .reduce((_, later) -> later)
                .or(() -> there.stream().reduce((_, later) -> later))
                .map(each -> each.version().toString())
                .orElse("");
    }
}
