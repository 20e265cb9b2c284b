package dev.millrace.ui.inspector;

import dev.millrace.fault.Blame;
import dev.millrace.fault.Fault;
import dev.millrace.refactor.Remedy;
import dev.millrace.ui.document.Fixes;
import dev.millrace.ui.fx.FixLinks;
import dev.millrace.ui.fx.PathIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What is wrong, a line each, beneath what it is about, and what helps. What the rows told stands
/// in a card.
final class FaultLines extends VBox {

    private static final double ICON = 13;
    private static final String SHOW = "Show them";

    private final @Nullable Fixes fixes;

    /// @param fault empty: only a warning
    /// @param titles of what helps
    private record Line(String text, Optional<Fault> fault, List<String> titles) {

        Line {
            titles = List.copyOf(titles);
        }

        boolean isError() {
            return fault.filter(Fault::isError).isPresent();
        }

        /// Whether the rows told it.
        boolean isNotice() {
            return fault.filter(each -> !each.isError() && each.code().blame() == Blame.DATA)
                    .isPresent();
        }
    }

    private List<Line> shown = List.of();

    /// Without anything that helps.
    FaultLines() {
        this(null);
    }

    FaultLines(@Nullable Fixes fixes) {
        this.fixes = fixes;
        getStyleClass().add("mill-faults");
        setVisible(false);
        setManaged(false);
    }

    void show(List<Fault> faults) {
        lines(faults.stream().map(this::line).toList());
    }

    private Line line(Fault fault) {
        var titles = new ArrayList<String>();
        if (fixes != null) {
            fixes.of(fault).stream().map(Remedy::title).forEach(titles::add);
            if (fixes.hasRows(fault)) {
                titles.add(SHOW);
            }
        }
        return new Line(
                fault.message() + (fault.hint().isEmpty() ? "" : " " + fault.hint()),
                Optional.of(fault),
                titles);
    }

    /// @param text empty: there is nothing to warn of
    void warn(String text) {
        lines(text.isEmpty() ? List.of() : List.of(new Line(text, Optional.empty(), List.of())));
    }

    private void lines(List<Line> lines) {
        if (lines.equals(shown)) {
            return;
        }
        shown = lines;
        getChildren().setAll(shown.stream().map(this::node).toList());
        setVisible(!shown.isEmpty());
        setManaged(!shown.isEmpty());
    }

    private Node node(Line said) {
        return said.isNotice() ? card(said) : line(said);
    }

    private Node line(Line said) {
        var tone = said.isError() ? "danger" : "warning";
        var icon = new PathIcon(said.isError() ? Glyphs.ERROR : Glyphs.WARNING, tone, ICON);
        var text = wrapped(said.text());
        text.getStyleClass().add(tone);
        var lines = new VBox(2, text);
        if (!said.titles().isEmpty()) {
            lines.getChildren().add(links(said));
        }
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        var line = new HBox(6, icon, lines);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private Node card(Line said) {
        var fault = said.fault().orElseThrow();
        var title = wrapped(fault.message());
        title.getStyleClass().add("mill-strong");
        var icon = new PathIcon(Glyphs.WARNING, "warning", ICON);
        HBox.setHgrow(title, Priority.ALWAYS);
        var head = new HBox(6, icon, title);
        head.setAlignment(Pos.TOP_LEFT);
        var card = new VBox(3, head);
        card.getStyleClass().add("mill-callout");
        if (!fault.hint().isEmpty()) {
            card.getChildren().add(wrapped(fault.hint()));
        }
        if (!said.titles().isEmpty()) {
            card.getChildren().add(links(said));
        }
        return card;
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private FixLinks links(Line said) {
        var fault = said.fault().orElseThrow();
        var setting = fault.place().setting().replaceAll("\\W+", "-");
        return new FixLinks("fix-" + setting + "-", said.titles(), title -> take(fault, title));
    }

    private void take(Fault fault, String title) {
        if (fixes != null && title.equals(SHOW)) {
            fixes.showRows(fault);
        } else if (fixes != null) {
            fixes.apply(fault, title);
        }
    }
}
