package dev.millrace.cli;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.look.LookQuery;
import dev.millrace.engine.look.LookRoom;
import dev.millrace.explain.Explained;
import dev.millrace.explain.Explainer;
import dev.millrace.explain.Missed;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.lineage.Lineages;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import dev.millrace.worker.ExplainJson;
import dev.millrace.worker.OpenPipeline;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says where a row came from, or why a value is missing.
@Command(
        name = "explain",
        description = {
            "Says where a row came from, or why a value is missing.",
            "Nothing is written."
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private static final int MOST_ROWS = 1_000;
    private static final String LOOK = "explained";

    private final Context context;
    private final Explainer explainer = new Explainer(new Lineages());

    @Mixin private final PipelineOptions pipeline = new PipelineOptions();

    @Parameters(
            index = "1",
            paramLabel = "NODE[.port]",
            description = "The node, and the port it is left by if that is not the first.")
    private String port = "";

    @Option(
            names = "--row",
            paramLabel = "N",
            description = "Where this row came from; 1 is the first that show prints.")
    private long row;

    @Option(
            names = "--missing",
            paramLabel = "COLUMN[=VALUE]",
            description = "Why no row has this value in this column; NULL without a value.")
    private String missing = "";

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "How many rows of each step at most. Default: ${DEFAULT-VALUE}.",
            defaultValue = "5")
    private int rows;

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    ExplainCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        requireOneQuestion();
        var wanted = PipelineOptions.port(port);
        var call = pipeline.call(context);
        var open = pipeline.open(context);
        var faults = new Faults(context.err());
        faults.print(open.reading().faults());
        if (faults.exitCode() != 0) {
            return faults.exitCode();
        }
        var cancellation = new Cancellation();
        try (var room = context.workbench().room();
                var _ = Interrupt.of(cancellation::cancel)) {
            var text = new ExplainText(open.source().pipeline(), context.catalog(), rows);
            if (missing.isEmpty()) {
                var explained = explained(room, open, call, wanted, cancellation);
                print(ExplainJson.write(explained), text.of(explained));
            } else {
                var missed = missed(room, open, call, wanted, cancellation);
                print(ExplainJson.write(missed), text.of(missed));
            }
        } catch (FaultException e) {
            throw e.placed(_ -> open.reading().locate(e.fault()).place());
        }
        return 0;
    }

    private void requireOneQuestion() {
        if ((row == 0) == missing.isEmpty()) {
            throw Fault.of(FaultCode.CALL_INVALID, "Ask for a --row or for a --missing value.")
                    .withHint("Such as --row 1, or --missing Region=South.")
                    .toException();
        }
        if (row < 0 || rows < 1 || rows > MOST_ROWS) {
            throw Fault.of(
                            FaultCode.CALL_INVALID,
                            "--row counts from 1, and --rows from 1 to " + MOST_ROWS + ".")
                    .toException();
        }
        if (!missing.isEmpty() && missing.indexOf('=') == 0) {
            throw Fault.of(FaultCode.CALL_INVALID, "--missing must be COLUMN=VALUE or COLUMN.")
                    .withHint("COLUMN alone asks for NULL.")
                    .toException();
        }
    }

    private Explained explained(
            LookRoom room,
            OpenPipeline open,
            RunCall call,
            Port wanted,
            Cancellation cancellation) {
        room.look(LOOK, open.source(), call, wanted, 1, false, cancellation);
        try {
            return explainer.explain(room, LOOK, LookQuery.ALL, row - 1, rows, cancellation);
        } catch (FaultException e) {
            if (e.fault().code() != FaultCode.REQUEST_INVALID) {
                throw e;
            }
            throw Fault.of(
                            FaultCode.CALL_INVALID,
                            "There is no row " + row + " in \"" + port + "\".")
                    .toException(e);
        }
    }

    private Missed missed(
            LookRoom room,
            OpenPipeline open,
            RunCall call,
            Port wanted,
            Cancellation cancellation) {
        int end = missing.indexOf('=');
        return explainer.why(
                room,
                open.source(),
                call,
                wanted,
                end < 0 ? missing : missing.substring(0, end),
                end < 0 ? null : missing.substring(end + 1),
                cancellation);
    }

    private void print(Value answer, List<String> lines) {
        if (json) {
            context.data().print(Json.pretty(answer) + "\n");
            context.data().flush();
        } else {
            lines.forEach(line -> context.out().println(line));
        }
    }
}
