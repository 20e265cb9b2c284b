package dev.millrace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The package map as its decision record tells it, one row a package.
record PackageTable(List<Row> rows) {

    private static final Path RECORD = Path.of("src/docs/decisions/0001-package-map.md");
    private static final Pattern LINE =
            Pattern.compile("\\| (\\d+) \\| `(\\w+)` \\| .* \\| ([^|]+) \\|");
    private static final Pattern BUT = Pattern.compile("`(\\w+)`");

    /// @param mayUse names of packages, all of a smaller rank
    record Row(int rank, String name, List<String> mayUse) {

        /// Where its classes may find the classes of Millrace that they use.
        String[] allowed() {
            var packages = new ArrayList<>(mayUse);
            packages.add(name);
            return packages.stream()
                    .map(used -> "dev.millrace." + used + "..")
                    .toArray(String[]::new);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static PackageTable read() throws IOException {
        var lines = Files.readAllLines(RECORD).stream().map(LINE::matcher).filter(Matcher::matches);
        var cells =
                lines.map(line -> List.of(line.group(1), line.group(2), line.group(3))).toList();
        var rows = new ArrayList<Row>();
        for (var row : cells) {
            int rank = Integer.parseInt(row.get(0));
            rows.add(new Row(rank, row.get(1), mayUse(row.get(2), rank, rows)));
        }
        return new PackageTable(List.copyOf(rows));
    }

    /// Either names, or `all`, or `all below but` names; the rows stand in the order of their rank.
    private static List<String> mayUse(String cell, int rank, List<Row> above) {
        if (cell.equals("-")) {
            return List.of();
        }
        if (!cell.startsWith("all")) {
            return List.of(cell.split(" ", -1));
        }
        var but = BUT.matcher(cell).results().map(match -> match.group(1)).toList();
        return above.stream()
                .filter(row -> row.rank() < rank && !but.contains(row.name()))
                .map(Row::name)
                .toList();
    }

    List<String> names() {
        return rows.stream().map(Row::name).toList();
    }

    int rankOf(String name) {
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .mapToInt(Row::rank)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row for the package " + name));
    }
}
