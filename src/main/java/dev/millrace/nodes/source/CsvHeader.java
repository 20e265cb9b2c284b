package dev.millrace.nodes.source;

import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.node.FileHead;
import dev.millrace.nodes.UniqueNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Holds the header of each file to the columns that are listed, case aside: the engine reads
/// listed columns by their places and does not look at the names.
final class CsvHeader implements FileHead.Verdict {

    private final ReadCsv.Settings settings;

    /// The listed names, told apart as the engine does it.
    private final List<String> listed;

    CsvHeader(ReadCsv.Settings settings) {
        this.settings = settings;
        this.listed = unique(settings.columns().stream().map(TypedColumn::name).toList());
    }

    @Override
    public List<Fault> of(SequencedMap<String, List<String>> lines) {
        var headers = new LinkedHashMap<String, List<String>>();
        lines.forEach(
                (file, head) -> {
                    if (!head.stream().allMatch(String::isEmpty)) {
                        headers.put(file, new CsvRecord(settings, head).values());
                    }
                });
        if (settings.byName()) {
            return headers.isEmpty() ? List.of() : inNone(headers);
        }
        var faults = new ArrayList<Fault>();
        headers.forEach((file, names) -> faults.addAll(inPlace(file, names)));
        return faults;
    }

    private List<Fault> inNone(Map<String, List<String>> headers) {
        var all = new ArrayList<String>();
        headers.values().forEach(names -> all.addAll(unique(names)));
        var found = folded(all);
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < listed.size(); i++) {
            if (!found.contains(fold(listed.get(i)))) {
                var files = headers.size() == 1 ? "\"" + firstOf(headers) + "\"" : "No file";
                var has = headers.size() == 1 ? " has no column \"" : " has a column \"";
                faults.add(lacking(files + has + listed.get(i) + "\".", i, all));
            }
        }
        return faults;
    }

    private static String firstOf(Map<String, List<String>> headers) {
        return headers.keySet().iterator().next();
    }

    private List<Fault> inPlace(String file, List<String> header) {
        var names = unique(named(header));
        if (fold(names).equals(fold(listed))) {
            return List.of();
        }
        var found = folded(names);
        var faults = new ArrayList<Fault>();
        var others = names.stream().filter(name -> !folded(listed).contains(fold(name))).toList();
        for (int i = 0; i < listed.size(); i++) {
            if (!found.contains(fold(listed.get(i)))) {
                var message = "\"" + file + "\" has no column \"" + listed.get(i) + "\".";
                faults.add(lacking(message, i, others.isEmpty() ? names : others));
            }
        }
        if (!faults.isEmpty()) {
            return faults;
        }
        return List.of(others.isEmpty() ? moved(file, names) : unlisted(file, others));
    }

    /// A column without a name may be listed under any.
    private List<String> named(List<String> header) {
        var names = new ArrayList<String>();
        for (int i = 0; i < header.size(); i++) {
            boolean free = header.get(i).isEmpty() && i < listed.size();
            names.add(free ? listed.get(i) : header.get(i));
        }
        return names;
    }

    private Fault lacking(String message, int index, List<String> others) {
        var type = settings.columns().get(index).type();
        var was = type.isBlank() ? "" : "It was " + type + ". ";
        return fault(message, "columns[" + index + "].name", was + hint(message, others));
    }

    private static String hint(String message, List<String> others) {
        var wanted = message.substring(message.lastIndexOf(" \"") + 2, message.length() - 2);
        var near = DidYouMean.among(others, wanted);
        return near.isEmpty() ? "Its header names " + String.join(", ", others) + "." : near;
    }

    private Fault moved(String file, List<String> names) {
        int at = 0;
        while (fold(names.get(at)).equals(fold(listed.get(at)))) {
            at++;
        }
        return fault(
                "\""
                        + file
                        + "\" has \""
                        + names.get(at)
                        + "\" where \""
                        + listed.get(at)
                        + "\" is listed.",
                "columns[" + at + "].name",
                "List the columns in the order of the file, or set by_name.");
    }

    private static Fault unlisted(String file, List<String> others) {
        return fault(
                "\"" + file + "\" has a column \"" + others.getFirst() + "\" that is not listed.",
                "columns",
                "List every column of the file, or set by_name to read only those listed.");
    }

    private static Fault fault(String message, String setting, String hint) {
        return Fault.of(FaultCode.SOURCE_CHANGED, message)
                .withHint(hint)
                .at(Place.setting(setting));
    }

    private static List<String> unique(List<String> names) {
        var unique = new UniqueNames();
        return names.stream().map(unique::claim).toList();
    }

    private static Set<String> folded(List<String> names) {
        return new HashSet<>(fold(names));
    }

    private static List<String> fold(List<String> names) {
        return names.stream().map(CsvHeader::fold).toList();
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
