package dev.millrace.plan;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.ParseTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Trees of texts. To ask the engine costs five times as much as it takes to parse, so it is asked
/// for many at once: the texts of a node, and after a few of them all that are likely to come.
final class ParsedTexts {

    /// So many nodes are asked for by themselves; after an edit there are rarely more.
    private static final int FEW = 8;

    /// Texts in one statement: its answer is held as a whole.
    private static final int BATCH = 250;

    private final Lane lane;
    private final Supplier<List<String>> likely;
    private final Map<String, ParseTree> trees = new HashMap<>();
    private int asked;

    /// @param likely texts that may be asked for, asked at most once
    ParsedTexts(Lane lane, Supplier<List<String>> likely) {
        this.lane = lane;
        this.likely = likely;
    }

    /// Sees to it that these are there, as far as the engine can read them together.
    void prepare(List<String> texts) {
        if (trees.keySet().containsAll(texts)) {
            return;
        }
        if (++asked == FEW) {
            parse(likely.get());
        }
        var missing = missing(texts);
        if (missing.size() > 1) {
            parse(missing);
        }
    }

    /// @throws EngineException if the engine gives up on it
    ParseTree tree(String text) {
        var tree = trees.get(text);
        return tree == null ? lane.parse(text) : tree;
    }

    private void parse(List<String> texts) {
        var missing = missing(texts);
        for (int from = 0; from < missing.size(); from += BATCH) {
            parseTogether(missing.subList(from, Math.min(missing.size(), from + BATCH)));
        }
    }

    private void parseTogether(List<String> batch) {
        try {
            lane.parse(batch).forEach(tree -> trees.put(tree.sql(), tree));
        } catch (EngineException oneOfThem) {
            // Each is asked for alone then, and the one at fault says so.
        }
    }

    private List<String> missing(List<String> texts) {
        var missing = new ArrayList<String>();
        for (String text : texts) {
            if (!trees.containsKey(text)) {
                missing.add(text);
            }
        }
        return missing;
    }
}
