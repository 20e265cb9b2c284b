package dev.millrace.ui.code;

import dev.millrace.engine.look.EngineFunction;
import dev.millrace.model.Column;
import dev.millrace.ui.code.Candidate.Kind;
import dev.millrace.ui.code.CodeScope.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Everything that may be typed, and what of it fits.
final class Candidates {

    /// More than anybody looks through.
    static final int MOST = 200;

    private final List<Candidate> all = new ArrayList<>();
    private final Map<String, List<Candidate>> byTable = new HashMap<>();
    private final Map<String, String> aliases;

    private Candidates(Map<String, String> aliases) {
        this.aliases = aliases;
    }

    /// @param sql the text they are for, which may give its inputs other names
    static Candidates of(CodeScope scope, String sql, List<Lexeme> lexemes) {
        var made = new Candidates(scope.query() ? Aliases.of(sql, lexemes) : Map.of());
        var twice = scope.query() ? twice(scope.tables()) : Set.<String>of();
        for (Table table : scope.tables()) {
            made.addColumns(table, twice);
        }
        scope.parameters().forEach(made::addParameter);
        if (scope.query()) {
            scope.tables().forEach(made::addTable);
        }
        made.addFunctions(scope);
        made.addKeywords(scope);
        return made;
    }

    private static Set<String> twice(List<Table> tables) {
        var known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        var twice = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Table table : tables) {
            for (Column column : table.columns()) {
                if (!known.add(column.name())) {
                    twice.add(column.name());
                }
            }
        }
        return twice;
    }

    private void addColumns(Table table, Set<String> twice) {
        var own = new ArrayList<Candidate>();
        for (Column column : table.columns()) {
            var text = SqlName.of(column.name());
            own.add(Candidate.plain(Kind.COLUMN, column.name(), text, column.type()));
            boolean qualified = table.qualified() || twice.contains(column.name());
            var prefix = qualified ? SqlName.of(table.name()) + "." : "";
            var detail = qualified ? table.name() + "  " + column.type() : column.type();
            all.add(Candidate.plain(Kind.COLUMN, column.name(), prefix + text, detail));
        }
        byTable.put(table.name().toLowerCase(Locale.ROOT), own);
    }

    private void addParameter(String name) {
        all.add(Candidate.plain(Kind.PARAMETER, "$" + name, "$" + name, "parameter"));
    }

    private void addTable(Table table) {
        all.add(Candidate.plain(Kind.TABLE, table.name(), SqlName.of(table.name()), "input"));
    }

    private void addFunctions(CodeScope scope) {
        var byName = new LinkedHashMap<String, Candidate>();
        for (EngineFunction function : scope.functions()) {
            if (scope.offers(function)) {
                byName.putIfAbsent(function.name(), Candidate.of(function));
            }
        }
        all.addAll(byName.values());
    }

    private void addKeywords(CodeScope scope) {
        var words = new ArrayList<>(SqlWords.OF_EXPRESSIONS);
        if (scope.query()) {
            words.addAll(SqlWords.OF_QUERIES);
        }
        words.forEach(word -> all.add(Candidate.plain(Kind.KEYWORD, word, word, "")));
    }

    /// What fits, best first: what fits well by its kind, then what fits by some letters.
    List<Candidate> matching(CodeContext context) {
        record Hit(Candidate candidate, int cost) {
            int tier() {
                return cost <= Match.BY_WORD ? 0 : 1;
            }

            int length() {
                return candidate.kind() == Kind.FUNCTION ? candidate.label().length() : 0;
            }
        }
        var hits = new ArrayList<Hit>();
        for (Candidate candidate : eligible(context)) {
            int cost = Match.cost(searched(candidate), context.word());
            if (cost < Match.NONE) {
                hits.add(new Hit(candidate, cost));
            }
        }
        hits.sort(
                Comparator.comparingInt(Hit::tier)
                        .thenComparing(hit -> hit.candidate().kind())
                        .thenComparingInt(Hit::cost)
                        .thenComparingInt(Hit::length));
        return hits.stream().limit(MOST).map(Hit::candidate).toList();
    }

    private static String searched(Candidate candidate) {
        return candidate.kind() == Kind.PARAMETER
                ? candidate.label().substring(1)
                : candidate.label();
    }

    private List<Candidate> eligible(CodeContext context) {
        if (!context.qualifier().isEmpty()) {
            var name = context.qualifier().toLowerCase(Locale.ROOT);
            return byTable.getOrDefault(aliases.getOrDefault(name, name), List.of());
        }
        return switch (context.state()) {
            case NOTHING -> List.of();
            case WORD -> all;
            case QUOTED -> ofKinds(Kind.COLUMN, Kind.TABLE);
            case PARAMETER -> ofKinds(Kind.PARAMETER, Kind.PARAMETER);
        };
    }

    private List<Candidate> ofKinds(Kind one, Kind other) {
        return all.stream().filter(c -> c.kind() == one || c.kind() == other).toList();
    }
}
