package dev.millrace.nodes.serving;

import com.google.auto.service.AutoService;
import dev.millrace.chart.FirstValue;
import dev.millrace.chart.prose.Mention;
import dev.millrace.chart.prose.Prose;
import dev.millrace.chart.prose.ProseReader;
import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Figures;
import dev.millrace.model.Value;
import dev.millrace.node.ColumnPlace;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Input;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Presentation;
import dev.millrace.node.ServeType;
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import dev.millrace.nodes.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells in words what rows say, with their figures, tables and charts.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class WriteReport implements ServeType<WriteReport.Settings> {

    public record Settings(
            @Field(
                            help =
                                    "Markdown. `{{orders}}` alone on a line shows that input there;"
                                            + " within a sentence it is its figure, and"
                                            + " `{{orders.sales}}` a value of its first row.",
                            editor = Editor.PROSE)
                    String text,
            @Field(help = "One line under the title of the report.") String subtitle) {}

    /// Of a text that is written by hand; a longer one is data.
    private static final int LONGEST = 200_000;

    private static final String TEXT = "text";

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of("serving.report", "Report", Stage.SERVING, new Settings("", ""))
                    .described(
                            "Tells in words what rows say, with figures, tables and charts.",
                            """
                            A text in Markdown, in which places name the inputs:

                            - `{{orders_by_month}}` alone on a line shows that input there: a
                              chart, a figure or a table as its node says, any other rows as a
                              plain table
                            - `{{total_sales}}` within a sentence is the figure of a
                              `serving.metric`; of a chart or a table it is the title
                            - `{{orders.sales}}` is the value of a column in the first row,
                              `{{orders.share:.1%}}` the same as a pattern of d3 writes it, and
                              `{{orders."Order Date"}}` names a column that is no plain word

                            The figures are those of the last successful run. `millrace export --to
                            html` writes it as one file, which also prints. Values of data are
                            always text; HTML in the text is shown as it stands, and pictures are
                            links.

                            Gives a row for each input: its name and how many rows it has.

                            **NULL** is shown as a dash.

                            Example: `{"text": "# Orders\\n\\nThere were {{orders_figure}}
                            orders.\\n\\n{{orders_by_month}}"}`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry(
                                            TEXT,
                                            Value.of(
                                                    "## What was sold\n\n{{orders}}\n\nThe first one"
                                                            + " went to **{{orders.region}}**.\n")),
                                    Map.entry("subtitle", Value.of("All orders since 2014"))))
                    .synonyms("markdown", "text", "document", "narrative", "story", "pdf")
                    .inputs(Input.many("in"))
                    .traits(Trait.REDUCES, Trait.USES_ORDER);

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    /// Its first heading, else how long it is.
    @Override
    public String summary(Settings settings) {
        if (settings.text().isBlank() || settings.text().length() > LONGEST) {
            return settings.subtitle();
        }
        return ProseReader.read(settings.text()).headings().stream()
                .filter(heading -> !heading.isBlank())
                .findFirst()
                .orElseGet(
                        () -> Figures.plural(settings.text().strip().split("\\s+").length, "word"));
    }

    @Override
    public List<ColumnPlace> columnPlaces(Settings settings) {
        return settings.text().length() > LONGEST
                ? List.of()
                : ProseReader.read(settings.text()).mentions().stream()
                        .filter(Mention::isOfColumn)
                        .map(
                                each ->
                                        new ColumnPlace(
                                                TEXT,
                                                each.columnFrom(),
                                                each.columnTo(),
                                                each.input(),
                                                each.column()))
                        .toList();
    }

    @Override
    public List<Fault> problems(Settings settings) {
        return settings.text().length() <= LONGEST
                ? List.of()
                : List.of(
                        Faults.notAllowed(
                                        TEXT,
                                        "The text has %,d characters, and %,d are the most."
                                                .formatted(settings.text().length(), LONGEST))
                                .withHint("Write two reports, or show the rows in a table."));
    }

    @Override
    public Presentation present(Settings settings, Inputs inputs) {
        var prose = ProseReader.read(settings.text());
        var faults = new ArrayList<Fault>();
        for (Mention mention : prose.mentions()) {
            problem(mention, inputs)
                    .ifPresent(fault -> faults.add(placed(fault, mention, settings.text())));
        }
        if (!prose.isEmpty()) {
            unnamed(prose, inputs).ifPresent(faults::add);
        }
        return new Presentation.OfText(settings.subtitle(), prose, faults);
    }

    private static Optional<Fault> problem(Mention mention, Inputs inputs) {
        var wire =
                inputs.wires().stream()
                        .filter(each -> each.name().equals(mention.input()))
                        .findFirst();
        if (wire.isEmpty()) {
            return Optional.of(unknown(mention.input(), inputs));
        }
        if (!mention.isOfColumn()) {
            return mention.format().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            Fault.of(
                                            FaultCode.MENTION_UNKNOWN,
                                            "\"" + mention.format() + "\" formats no column.")
                                    .withHint(
                                            "Write {{%s.column:%s}}, or set the format of that node."
                                                    .formatted(mention.input(), mention.format())));
        }
        if (!FirstValue.isFormat(mention.format())) {
            return Optional.of(
                    Fault.of(
                                    FaultCode.MENTION_UNKNOWN,
                                    "\"" + mention.format() + "\" is no format of a number.")
                            .withHint("Write one such as \",.0f\" or \".1%\"."));
        }
        return column(mention, wire.get());
    }

    private static Fault unknown(String name, Inputs inputs) {
        var names = inputs.wires().stream().map(Inputs.Wire::name).toList();
        var meant = DidYouMean.among(names, name);
        return Fault.of(
                        FaultCode.MENTION_UNKNOWN,
                        name.isEmpty()
                                ? "A place in the text names no input."
                                : "No input of the report is called \"" + name + "\".")
                .withHint(meant.isEmpty() ? "It has " + String.join(", ", names) + "." : meant);
    }

    private static Optional<Fault> column(Mention mention, Inputs.Wire wire) {
        var schema = wire.schema();
        if (schema.columns().isEmpty() || schema.find(mention.column()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                Fault.of(
                                FaultCode.COLUMN_UNKNOWN,
                                "The rows of \""
                                        + wire.name()
                                        + "\" have no column \""
                                        + mention.column()
                                        + "\".")
                        .withHint(DidYouMean.among(schema.names(), mention.column())));
    }

    private static Fault placed(Fault fault, Mention mention, String text) {
        int from = Math.min(mention.from(), text.length());
        var before = text.substring(0, from);
        int line = 1 + (int) before.chars().filter(each -> each == '\n').count();
        int column = from - before.lastIndexOf('\n');
        var said =
                fault.message().substring(0, fault.message().length() - 1)
                        + ", in line "
                        + line
                        + " at "
                        + column
                        + ".";
        return new Fault(
                fault.code(),
                said,
                fault.hint(),
                Place.setting(TEXT).at(from, Math.min(mention.to(), text.length())));
    }

    private static Optional<Fault> unnamed(Prose prose, Inputs inputs) {
        var names =
                inputs.wires().stream()
                        .map(Inputs.Wire::name)
                        .filter(
                                name ->
                                        prose.mentions().stream()
                                                .noneMatch(each -> each.input().equals(name)))
                        .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Fault.of(
                                FaultCode.INPUT_UNNAMED,
                                "The text does not name "
                                        + (names.size() == 1 ? "the input " : "the inputs ")
                                        + String.join(", ", names)
                                        + ".")
                        .withHint(
                                "Write {{"
                                        + names.getFirst()
                                        + "}} where it is to stand, or"
                                        + " remove the link.")
                        .at(Place.setting(TEXT)));
    }
}
