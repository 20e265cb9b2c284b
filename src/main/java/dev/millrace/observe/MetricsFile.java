package dev.millrace.observe;

import dev.millrace.engine.RunEvent;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.file.WholeFile;
import java.nio.file.Files;
import java.util.List;

/// Leaves the figures of a run that has ended in a file, whole, for the textfile collector of
/// Prometheus' node_exporter. https://github.com/prometheus/node_exporter#textfile-collector
final class MetricsFile implements Outlet {

    private final Target target;
    private final Observed run;
    private final RunFigures figures = new RunFigures();

    MetricsFile(Target target, Observed run) {
        this.target = target;
        this.run = run;
    }

    @Override
    public void tell(List<RunEvent> burst) {
        burst.forEach(figures);
    }

    @Override
    public void close() {
        if (figures.started == null || figures.ended == null) {
            return;
        }
        var file = target.fileFor(run.file());
        var folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            target.check();
        }
        var text = new Exposition(figures, figures.started, figures.ended, run).text();
        try {
            WholeFile.write(file, text);
        } catch (FaultException e) {
            throw Fault.of(
                            FaultCode.FILE_NOT_WRITABLE,
                            "The metrics cannot be written to \"" + file + "\".")
                    .withHint(e.fault().hint())
                    .toException(e);
        }
    }
}
