package dev.millrace.cli;

import dev.millrace.cli.NodeState.Phase;
import dev.millrace.model.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedCollection;

/// One drawing of the live display: lines that fit the screen.
final class Frame {

    private static final int BAR = 16;
    private static final int WIDEST_NAME = 32;
    private static final int MOST_RUNNING = 8;
    private static final int MOST_FAILED = 4;

    private final RunState run;
    private final Screen screen;
    private final Instant now;

    Frame(RunState run, Screen screen, Instant now) {
        this.run = run;
        this.screen = screen;
        this.now = now;
    }

    /// At most one line less than the screen has, each at most one column narrower than it.
    List<String> lines() {
        int room = Math.max(1, screen.lines().getAsInt() - 2);
        var shown = shown(room - 1);
        int name = shown.stream().mapToInt(node -> node.id().length()).max().orElse(0);
        var lines = new ArrayList<String>();
        for (var node : shown) {
            lines.add(line(node, Math.min(name, WIDEST_NAME)));
        }
        lines.add(fit(totals(run.nodes().size() - shown.size())));
        return lines;
    }

    /// All nodes if there is room; else the failed, the running and the last that ended.
    private SequencedCollection<NodeState> shown(int room) {
        if (run.nodes().size() <= room) {
            return run.nodes();
        }
        var failed = some(Phase.FAILED, MOST_FAILED);
        var running = some(Phase.RUNNING, MOST_RUNNING);
        var shown = new LinkedHashSet<NodeState>();
        var ended = new ArrayList<>(run.over());
        int left = room - failed.size() - running.size();
        ended.subList(Math.max(0, ended.size() - Math.max(0, left)), ended.size())
                .forEach(shown::add);
        shown.addAll(failed);
        shown.addAll(running);
        return List.copyOf(shown).subList(Math.max(0, shown.size() - room), shown.size());
    }

    private List<NodeState> some(Phase phase, int most) {
        return run.nodes().stream().filter(node -> node.phase() == phase).limit(most).toList();
    }

    private String line(NodeState node, int name) {
        var sign = screen.glyphs().of(node.phase());
        var text =
                Columns.left(Columns.cut(node.id(), name, screen.glyphs().cut), name)
                        + "  "
                        + detail(node);
        var fitted = fit("  " + text).substring(1);
        return colour(node.phase(), sign) + fitted.stripTrailing();
    }

    private String detail(NodeState node) {
        return switch (node.phase()) {
            case WAITING -> "";
            case RUNNING -> progress(node);
            case DONE -> counted(node) + took(node);
            case REUSED -> counted(node) + "reused";
            case SKIPPED -> "skipped";
            case FAILED ->
                    node.fault()
                            .map(fault -> fault.code().id() + " " + Columns.clean(fault.message()))
                            .orElse("failed");
        };
    }

    private String progress(NodeState node) {
        var bar =
                node.fraction().isPresent()
                        ? screen.glyphs().bar(node.fraction().getAsDouble(), BAR)
                                + Columns.right(Figures.percent(node.fraction().getAsDouble()), 6)
                                + "  "
                        : "";
        var rows = node.rows().isPresent() ? Figures.rows(node.rows().getAsLong()) + "  " : "";
        var time = node.since().map(begin -> Figures.time(Duration.between(begin, now)));
        return bar + rows + time.orElse("");
    }

    private static String counted(NodeState node) {
        return node.count().map(count -> Columns.right(count.text(), 14) + "  ").orElse("");
    }

    private static String took(NodeState node) {
        return node.finished().map(event -> Figures.time(event.took())).orElse("");
    }

    private String totals(int hidden) {
        long over = run.nodes().stream().filter(NodeState::isOver).count();
        return Figures.number(over)
                + " of "
                + Figures.plural(run.nodes().size(), "node")
                + (hidden > 0 ? ", " + Figures.number(hidden) + " not shown" : "")
                + (run.deliveries().isEmpty()
                        ? ""
                        : ", " + Figures.number(run.deliveries().size()) + " delivered")
                + ", "
                + Figures.time(run.since(now));
    }

    private String fit(String line) {
        return Columns.cut(line, screen.columns().getAsInt() - 1, screen.glyphs().cut);
    }

    private String colour(Phase phase, String sign) {
        if (!screen.colour()) {
            return sign;
        }
        var code =
                switch (phase) {
                    case WAITING, SKIPPED -> "2";
                    case RUNNING -> "36";
                    case DONE, REUSED -> "32";
                    case FAILED -> "31";
                };
        return "\033[" + code + "m" + sign + "\033[0m";
    }
}
