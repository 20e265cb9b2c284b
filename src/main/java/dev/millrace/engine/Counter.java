package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.Profile;
import dev.millrace.model.Count;
import dev.millrace.node.Trait;
import dev.millrace.plan.Fused;
import dev.millrace.plan.Relation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads counts, sizes and times of the relations of a statement off its profile. Nothing is run
/// for it, and no count claims more than the engine saw.
final class Counter {

    /// Operators that put away what the ones below them give.
    private static final Set<String> WRITERS =
            Set.of(
                    "COPY_TO_FILE",
                    "BATCH_COPY_TO_FILE",
                    "CREATE_TABLE_AS",
                    "BATCH_CREATE_TABLE_AS");

    private final Fused fused;
    private final ProfileReading reading;
    private final Map<String, Count> counts = new HashMap<>();
    private final Map<String, Long> bytes = new HashMap<>();
    private final Map<String, Double> seconds = new HashMap<>();
    private final Map<String, String> partOf = new HashMap<>();
    private double writing;

    /// @param rootRows rows the statement gave
    /// @param known exact counts from elsewhere: tables of the run, footers of files
    Counter(Fused fused, Profile profile, long rootRows, Map<String, Count> known) {
        this.fused = fused;
        this.reading =
                new ProfileReading(
                        profile,
                        fused.ctes().stream()
                                .filter(Fused.Cte::materialised)
                                .map(cte -> cte.relation().name())
                                .collect(Collectors.toSet()));
        counts.putAll(known);
        counts.put(fused.root(), new Count.Exact(rootRows));
        placeInParts();
    }

    /// Time spent on writing the statement's rows into a file or table, summed over threads.
    Duration writing() {
        return duration(writing);
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos((long) (seconds * 1_000_000_000));
    }

    /// By relation, those of the statement.
    Map<String, Measured> measured() {
        wholeRelations();
        reading.names().forEach(this::part);
        sameAsInput();
        var measured = new LinkedHashMap<String, Measured>();
        for (Fused.Cte cte : fused.ctes()) {
            var name = cte.relation().name();
            measured.put(
                    name,
                    new Measured(
                            counts.getOrDefault(name, Count.UNKNOWN),
                            bytes.getOrDefault(name, 0L),
                            duration(seconds.getOrDefault(name, 0.0))));
        }
        return measured;
    }

    /// Each relation belongs to the part of the next relation behind it that was kept whole.
    private void placeInParts() {
        for (Fused.Cte cte : fused.ctes().reversed()) {
            var name = cte.relation().name();
            var part = partOf.getOrDefault(name, ProfileReading.LAST);
            if (cte.materialised()) {
                part = reading.names().contains(name) ? name : ProfileReading.LAST;
            }
            partOf.put(name, part);
            for (String input : cte.relation().inputs()) {
                partOf.putIfAbsent(input, part);
            }
        }
    }

    private void wholeRelations() {
        for (Fused.Cte cte : fused.ctes()) {
            var name = cte.relation().name();
            var top = reading.part(name);
            if (!cte.materialised() || top.isEmpty()) {
                continue;
            }
            put(name, count(top.get().rows(), reading.isWhole(name)));
            bytes.put(name, top.get().bytes());
        }
    }

    private static Count count(long rows, boolean whole) {
        if (whole) {
            return new Count.Exact(rows);
        }
        return rows > 0 ? new Count.AtLeast(rows) : Count.UNKNOWN;
    }

    private void put(String name, Count count) {
        if (!(counts.get(name) instanceof Count.Exact)) {
            counts.put(name, count);
        }
    }

    /// Scans of text are counted by their operator; its time goes to the source, that of a filter
    /// to the filter, all other to the relation whose part it is.
    private void part(String part) {
        var owner = part.equals(ProfileReading.LAST) ? fused.root() : part;
        var members =
                fused.ctes().stream()
                        .map(Fused.Cte::relation)
                        .filter(relation -> part.equals(partOf.get(relation.name())))
                        .toList();
        var scans = new ArrayList<Profile.Operator>();
        var top = requireNonNull(reading.part(part).orElse(null));
        top.walk(
                operator -> {
                    if (isFileScan(operator)) {
                        scans.add(operator);
                    }
                });
        var sources = members.stream().filter(Relation::readsFiles).toList();
        var filters = members.stream().filter(m -> m.has(Trait.FILTERS)).toList();
        sources.forEach(source -> scanned(part, source, scans, sources));
        var above =
                part.equals(ProfileReading.LAST) ? reading.above() : List.<Profile.Operator>of();
        above.forEach(operator -> spent(owner, operator));
        top.walk(
                operator -> {
                    var source = isFileScan(operator) ? sourceOf(operator, scans, sources) : null;
                    boolean filter = operator.type().equals("FILTER") && filters.size() == 1;
                    spent(
                            source != null
                                    ? source.name()
                                    : filter ? filters.getFirst().name() : owner,
                            operator);
                });
        if (part.equals(ProfileReading.LAST)) {
            bytes.putIfAbsent(owner, top.bytes());
        }
    }

    private void scanned(
            String part, Relation source, List<Profile.Operator> all, List<Relation> sources) {
        var scans = all.stream().filter(s -> source.equals(sourceOf(s, all, sources))).toList();
        if (scans.isEmpty()) {
            return;
        }
        if (!source.has(Trait.SCANS_COLUMNS)) {
            long rows = scans.stream().mapToLong(Profile.Operator::scanned).sum();
            boolean whole = scans.stream().allMatch(scan -> reading.isDrained(part, scan));
            put(source.name(), count(rows, whole));
        }
        bytes.merge(
                source.name(), scans.stream().mapToLong(Profile.Operator::bytes).sum(), Math::max);
    }

    private void spent(String name, Profile.Operator operator) {
        if (WRITERS.contains(operator.type())) {
            writing += operator.seconds();
        } else {
            seconds.merge(name, operator.seconds(), Double::sum);
        }
    }

    private static boolean isFileScan(Profile.Operator operator) {
        return operator.type().equals("TABLE_SCAN") && !operator.info("Function").isEmpty();
    }

    /// The source a scan belongs to, where only one can be meant; one may be read by several scans,
    /// each of other files.
    private static @org.jspecify.annotations.Nullable Relation sourceOf(
            Profile.Operator scan, List<Profile.Operator> scans, List<Relation> sources) {
        long distinct = scans.stream().map(s -> s.info("Filename(s)")).distinct().count();
        if (sources.size() == 1 && distinct == scans.size()) {
            return sources.getFirst();
        }
        var files = scan.info("Filename(s)");
        long same = scans.stream().filter(s -> s.info("Filename(s)").equals(files)).count();
        var meant = sources.stream().filter(s -> files.endsWith(lastPath(s))).toList();
        return same == 1 && meant.size() == 1 ? meant.getFirst() : null;
    }

    private static String lastPath(Relation source) {
        var path =
                source.sql().parts().stream()
                        .filter(p -> p instanceof dev.millrace.sql.Sql.Part.Files)
                        .map(p -> ((dev.millrace.sql.Sql.Part.Files) p).path())
                        .findFirst()
                        .orElse("");
        return "/" + path.substring(path.lastIndexOf('/') + 1);
    }

    /// A relation that keeps all rows has its input's count, and the other way round.
    private void sameAsInput() {
        var relations = fused.ctes().stream().map(Fused.Cte::relation).toList();
        relations.forEach(this::fromInput);
        relations.reversed().forEach(this::toInput);
    }

    private void fromInput(Relation relation) {
        if (keepsRows(relation)) {
            var input = counts.get(relation.inputs().getFirst());
            if (input != null) {
                put(relation.name(), input);
            }
        }
    }

    private void toInput(Relation relation) {
        if (keepsRows(relation) && counts.get(relation.name()) instanceof Count.Exact exact) {
            put(relation.inputs().getFirst(), exact);
        }
    }

    private static boolean keepsRows(Relation relation) {
        return relation.has(Trait.PRESERVES_ROWS) && relation.inputs().size() == 1;
    }
}
