package dev.millrace.cli;

import dev.millrace.export.PictureExport;
import dev.millrace.export.SqlExport;
import dev.millrace.export.page.DashboardPage;
import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.worker.OpenPipeline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Hands a pipeline out in another form.
@Command(
        name = "export",
        description = {
            "Writes the pipeline in another form:",
            "sql      one script that can be run by hand with DuckDB",
            "svg      a picture, sharp at any size",
            "png      a picture in pixels",
            "html     a dashboard or a chart over the last run, as one page that needs nothing else"
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    private static final List<String> FORMS = List.of("sql", "svg", "png", "html");

    private final Context context;

    @Mixin private final PipelineOptions pipeline = new PipelineOptions();
    @Mixin private final PictureOptions picture = new PictureOptions();
    @Mixin private final ExportOutput output = new ExportOutput();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "sql|svg|png|html",
            description = "The form.")
    private String form = "";

    @Option(
            names = "--node",
            paramLabel = "NODE",
            description =
                    "The dashboard, chart, figure or table of a page. Default: the only dashboard.")
    private String node = "";

    ExportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return switch (form.toLowerCase(Locale.ROOT)) {
            case "sql" -> sql();
            case "svg" -> svg();
            case "png" -> png();
            case "html" -> html();
            default -> throw unknown().toException();
        };
    }

    private int sql() {
        refuseNode();
        picture.refuseTheme("SQL");
        picture.refuseScale("SQL");
        var open = pipeline.open(context);
        var printed = new Faults(context.err());
        printed.print(open.reading().faults());
        if (printed.exitCode() != 0) {
            return printed.exitCode();
        }
        var prepared =
                new SqlExport(context.engine()).prepare(open.source(), pipeline.call(context));
        printed.print(prepared.faults().stream().map(open.reading()::locate).toList());
        if (prepared.plan().isEmpty()) {
            return printed.exitCode();
        }
        var script = prepared.script(output.name(context, "script.sql"));
        output.write(context, script.getBytes(StandardCharsets.UTF_8), prepared.occupied()::use);
        return 0;
    }

    private int svg() {
        refuseNode();
        picture.refuseScale("SVG");
        var theme = picture.theme();
        var open = drawable();
        var svg = export().svg(open.source().pipeline(), open.reading().faults(), theme);
        output.write(context, svg.getBytes(StandardCharsets.UTF_8), ExportCommand::noPicture);
        return 0;
    }

    private int png() {
        refuseNode();
        var theme = picture.theme();
        var console = context.console();
        if (!output.isFile() && console != null && console.isTerminal()) {
            throw Fault.of(FaultCode.CALL_INVALID, "A terminal cannot show a PNG.")
                    .withHint("Name a file with -o.")
                    .toException();
        }
        var open = drawable();
        var faults = open.reading().faults();
        var png = export().png(open.source().pipeline(), faults, theme, picture.scale());
        output.write(context, png, ExportCommand::noPicture);
        return 0;
    }

    private int html() {
        picture.refuseTheme("HTML");
        picture.refuseScale("HTML");
        var open = pipeline.open(context);
        open.reading().orThrow();
        var shown = ServingNode.of(context.catalog(), open.source().pipeline(), node);
        var model = context.workbench().page(open, pipeline.call(context), shown);
        var html = new DashboardPage().html(model).getBytes(StandardCharsets.UTF_8);
        output.write(context, html, ExportCommand::noPage);
        return 0;
    }

    private static Optional<String> noPage(Path target) {
        var name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        return Files.exists(target) && !name.endsWith(".html") && !name.endsWith(".htm")
                ? Optional.of("there already and no page")
                : Optional.empty();
    }

    private void refuseNode() {
        if (!node.isEmpty()) {
            throw Fault.of(FaultCode.CALL_INVALID, "Only an export to html has a --node.")
                    .toException();
        }
    }

    private PictureExport export() {
        return new PictureExport(context.catalog());
    }

    /// What is wrong hinders no picture, so it is only told.
    private OpenPipeline drawable() {
        var open = pipeline.open(context);
        new Faults(context.err()).warn(open.reading().faults());
        return open;
    }

    /// A slip must not cost the pipeline or its data: a picture replaces nothing but a picture.
    private static Optional<String> noPicture(Path target) {
        var name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
        return Files.exists(target) && !name.endsWith(".svg") && !name.endsWith(".png")
                ? Optional.of("there already and no picture")
                : Optional.empty();
    }

    private Fault unknown() {
        return Fault.of(FaultCode.CALL_INVALID, "There is no export to \"" + form + "\".")
                .withHint(
                        (DidYouMean.among(FORMS, form)
                                        + " There is "
                                        + String.join(", ", FORMS)
                                        + ".")
                                .strip());
    }
}
