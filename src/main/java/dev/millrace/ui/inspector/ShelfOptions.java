package dev.millrace.ui.inspector;

import atlantafx.base.controls.ToggleSwitch;
import dev.millrace.chart.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What is done to the column on a shelf: only what its type and the shelf have a use for shows.
final class ShelfOptions extends VBox {

    private static final List<Suggestion> NUMBERS =
            List.of(
                    new Suggestion(",.0f", "1,235"),
                    new Suggestion(",.2f", "1,234.57"),
                    new Suggestion("$,.0f", "$1,235"),
                    new Suggestion(".3s", "1.23k"),
                    new Suggestion(".1%", "12.3%"));
    private static final List<Suggestion> TIMES =
            List.of(
                    new Suggestion("%Y-%m-%d", "2026-01-31"),
                    new Suggestion("%d %b %Y", "31 Jan 2026"),
                    new Suggestion("%b %Y", "Jan 2026"),
                    new Suggestion("%b", "Jan"),
                    new Suggestion("%Y", "2026"));

    private final ChartDesk desk;
    private final ChartShelf shelf;
    private final SuggestField column;
    private final ChartChoice aggregate;
    private final ChartChoice unit;
    private final ToggleSwitch bins = SwitchControl.toggle();
    private final ChartChoice sort;
    private final ChartChoice stack;
    private final ChartChoice colours;
    private final Label remark = LabelledField.help("");
    private final Label example = LabelledField.help("");
    private final LineField title = new LineField();
    private final SuggestField format = new SuggestField(this::formats);
    private boolean showing;

    ShelfOptions(ChartDesk desk, ChartShelf shelf) {
        this.desk = desk;
        this.shelf = shelf;
        getStyleClass().add("mill-shelf-options");
        setId(desk.id(shelf) + "-options");
        column = new SuggestField(() -> ShelfRow.suggestions(desk, shelf));
        aggregate =
                choice(
                        "Aggregate",
                        ChartNames::aggregate,
                        (spec, chosen) -> desk.edits().aggregate(spec, shelf, chosen));
        unit =
                choice(
                        "Time unit",
                        ChartNames::unit,
                        (spec, chosen) -> desk.edits().unit(spec, shelf, chosen));
        sort =
                choice(
                        "Sort",
                        ChartNames::sort,
                        (spec, chosen) ->
                                chosen.equals(ChartChannel.OTHER)
                                        ? spec
                                        : desk.edits().text(spec, shelf, "sort", chosen));
        stack =
                choice(
                        "Parts",
                        name -> ChartStack.valueOf(name).words(),
                        (spec, chosen) -> ChartStack.valueOf(chosen).on(spec, shelf));
        row("Column", column);
        row("Aggregate", aggregate);
        row("Time unit", unit);
        row("In bins", bins);
        row("Sort", sort);
        row("Parts", stack);
        colours =
                choice(
                        "Colours",
                        name -> scheme(name).map(ChartScheme::title).orElse("As the JSON says"),
                        (spec, chosen) ->
                                spec.channel(shelf)
                                        .flatMap(
                                                now ->
                                                        scheme(chosen)
                                                                .map(
                                                                        s ->
                                                                                spec.with(
                                                                                        shelf,
                                                                                        s.on(now))))
                                        .orElse(spec));
        colours.pictured(name -> scheme(name).map(ChartScheme::colours).orElse(List.of("")));
        row("Colours", colours);
        getChildren().add(remark);
        row("Title", title);
        row("Format", format);
        getChildren().add(example);
        remark.setId(desk.id(shelf) + "-colours-remark");
        example.setId(desk.id(shelf) + "-format-example");
        remark.getStyleClass().add("mill-shelf-remark");
        example.getStyleClass().add("mill-shelf-remark");
        title.setPromptText("Automatic");
        format.setPromptText("Automatic");
        column.setOnAction(_ -> replaced());
        Controls.whenLeft(column, this::refresh);
        bins.selectedProperty()
                .addListener((_, _, on) -> set(desk.edits().bin(desk.spec(), shelf, on)));
        typed(title, "title");
        typed(format, "format");
    }

    private interface Edit {
        ChartSpec of(ChartSpec spec, String chosen);
    }

    private ChartChoice choice(String label, UnaryOperator<String> words, Edit edit) {
        return new ChartChoice("", label, words, chosen -> set(edit.of(desk.spec(), chosen)));
    }

    private void row(String label, Node control) {
        var caption = new Label(label);
        caption.getStyleClass().addAll("mill-member-label", "mill-shelf-label");
        caption.setLabelFor(control);
        control.setId(desk.id(shelf) + "-" + label.toLowerCase(Locale.ROOT).replace(' ', '-'));
        control.setAccessibleText(shelf.label() + ", " + label);
        HBox.setHgrow(control, control.equals(bins) ? Priority.NEVER : Priority.ALWAYS);
        var line = new HBox(6, caption, control);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
    }

    private Optional<ChartScheme> scheme(String name) {
        return desk.spec().channel(shelf).stream()
                .flatMap(channel -> ChartScheme.of(channel).stream())
                .filter(each -> each.name().equals(name))
                .findFirst();
    }

    private void typed(LineField field, String member) {
        Controls.sealing(field, desk.form());
        field.textProperty()
                .addListener(
                        (_, _, text) -> {
                            if (!showing) {
                                desk.type(desk.edits().text(desk.spec(), shelf, member, text));
                            }
                        });
    }

    private void set(ChartSpec spec) {
        if (!showing) {
            desk.set(spec);
        }
    }

    private void replaced() {
        var name = column.getText().strip();
        if (!showing && !name.isEmpty()) {
            desk.set(desk.edits().put(desk.spec(), shelf, name));
        }
    }

    private List<Suggestion> formats() {
        return isTime(desk.spec().channel(shelf)) ? TIMES : NUMBERS;
    }

    private static boolean isTime(Optional<ChartChannel> channel) {
        return channel.filter(c -> c.type().equals("temporal")).isPresent();
    }

    void refresh() {
        var spec = desk.spec();
        spec.channel(shelf).ifPresent(channel -> show(spec, channel));
    }

    private void show(ChartSpec spec, ChartChannel channel) {
        showing = true;
        try {
            var known = desk.edits().sort(channel);
            boolean counts = channel.aggregate().equals("count");
            if (!column.isFocused()) {
                column.setText(channel.field().isEmpty() ? ChartEdits.ROWS : channel.field());
            }
            aggregate.show(aggregates(channel, known), channel.aggregate());
            fits(aggregate, !shelf.isFacet() && !shelf.isPlace() && !channel.field().isEmpty());
            unit.show(ChartNames.UNITS, channel.unit());
            boolean plain = !channel.isMeasure() && !shelf.isPlace();
            fits(
                    unit,
                    plain && (known.equals(Optional.of(Sort.TIME)) || !channel.unit().isEmpty()));
            bins.setSelected(channel.isBinned());
            fits(bins, plain && (known.equals(Optional.of(Sort.NUMBER)) || channel.isBinned()));
            sort.show(sorts(spec, channel), channel.sort());
            fits(sort, channel.isDiscrete() || !channel.sort().isEmpty());
            stack.show(
                    ChartStack.of(spec).stream().map(Enum::name).toList(),
                    ChartStack.now(spec, shelf).name());
            fits(stack, ChartStack.fits(spec, shelf));
            colours(channel);
            text(title, channel.title());
            text(format, channel.format());
            boolean written =
                    counts || channel.isMeasure() || channel.type().equals("quantitative");
            example(channel);
            fits(format, written || isTime(Optional.of(channel)) || !channel.format().isEmpty());
        } finally {
            showing = false;
        }
    }

    private void colours(ChartChannel channel) {
        var all = ChartScheme.of(channel);
        var now = ChartScheme.now(channel);
        boolean coloured = shelf == ChartShelf.COLOUR && channel.given().get("scale") != null;
        colours.show(
                all.stream().map(ChartScheme::name).toList(),
                now.map(ChartScheme::name).orElse(ChartScheme.OTHER));
        fits(colours, shelf == ChartShelf.COLOUR);
        said(remark, coloured ? now.map(ChartScheme::remark).orElse("") : "");
    }

    /// What the format that is written makes of a number or a time.
    private void example(ChartChannel channel) {
        boolean time = isTime(Optional.of(channel));
        var shown = FormatExample.of(channel.format(), time);
        said(
                example,
                channel.format().isEmpty()
                        ? ""
                        : shown.map(text -> FormatExample.given(channel.format(), time) + text)
                                .orElse(""));
    }

    private static void said(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private static void text(LineField field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    private static void fits(Node control, boolean fits) {
        var line = control.getParent();
        line.setVisible(fits);
        line.setManaged(fits);
    }

    private static List<String> aggregates(ChartChannel channel, Optional<Sort> sort) {
        boolean numbers =
                sort.map(known -> known == Sort.NUMBER)
                        .orElse(channel.isMeasure() || channel.type().equals("quantitative"));
        return numbers ? ChartNames.OF_NUMBERS : ChartNames.OF_OTHERS;
    }

    /// An axis of groups may be sorted by what the other axis measures, too.
    private List<String> sorts(ChartSpec spec, ChartChannel channel) {
        var all = new ArrayList<>(List.of("", "ascending", "descending"));
        var other = shelf == ChartShelf.X ? ChartShelf.Y : ChartShelf.X;
        if (shelf.isAxis() && spec.channel(other).filter(ChartChannel::isMeasure).isPresent()) {
            all.add("-" + other.channel());
            all.add(other.channel());
        }
        if (!all.contains(channel.sort())) {
            all.add(channel.sort());
        }
        return all;
    }
}
