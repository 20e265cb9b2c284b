package dev.millrace.serve;

import dev.millrace.board.RowLimit;
import dev.millrace.engine.Cancellation;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.look.LookRoom;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.worker.OpenPipeline;
import dev.millrace.worker.Pages;
import dev.millrace.worker.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page of one node of a pipeline file as it is now. Any thread.
public final class Dashboard implements AutoCloseable {

    private final Path file;
    private final RunCall call;
    private final NodeId node;
    private final LookRoom room;
    private final Pages pages;
    private OpenPipeline open; // guarded by this
    private @Nullable Stamp stamp; // guarded by this

    private record Stamp(FileTime changed, long size) {}

    /// @param open read already
    public Dashboard(Workbench workbench, OpenPipeline open, RunCall call, NodeId node) {
        this.file = open.source().file();
        this.call = call;
        this.node = node;
        this.room = workbench.room();
        this.pages = workbench.pages(room);
        this.open = open;
    }

    Path file() {
        return file;
    }

    NodeId node() {
        return node;
    }

    /// The pipeline, read again if its file was changed.
    ///
    /// @throws dev.millrace.fault.FaultException FILE_NOT_FOUND if it is gone
    synchronized OpenPipeline open() {
        var now = stamp();
        if (now == null) {
            throw Fault.of(
                            FaultCode.FILE_NOT_FOUND,
                            "The pipeline \"" + file.getFileName() + "\" is not there any more.")
                    .withHint("Ask who serves it to put it back.")
                    .toException();
        }
        if (!now.equals(stamp)) {
            open = OpenPipeline.read(file);
            stamp = now;
        }
        return open;
    }

    private @Nullable Stamp stamp() {
        try {
            var read = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(read.lastModifiedTime(), read.size());
        } catch (IOException gone) {
            return null;
        }
    }

    /// As `board.PageModel` writes it.
    Value.Fields page(Viewer viewer, Cancellation cancellation) {
        return of(viewer).page(open(), call, node, true, cancellation);
    }

    Value.Fields answers(Viewer viewer, Value.Fields question, Cancellation cancellation) {
        return of(viewer).answers(open(), call, node, question, cancellation);
    }

    Value tiles(Viewer viewer, Cancellation cancellation) {
        return of(viewer).tiles(open(), call, node, cancellation);
    }

    Pages.TileAnswer tile(
            Viewer viewer, String tile, Value.Fields filters, Cancellation cancellation) {
        return of(viewer).tile(open(), call, node, tile, filters, cancellation);
    }

    /// What a link may show, from the name of a column.
    ///
    /// @throws dev.millrace.fault.FaultException if the page has no such column
    public RowLimit limit(String column, List<String> values) {
        return pages.limit(open(), call, node, column, values);
    }

    /// That it can be shown to somebody who may see all.
    ///
    /// @throws dev.millrace.fault.FaultException if it cannot
    public Value.Fields check() {
        return page(Viewer.OWNER, new Cancellation());
    }

    private Pages of(Viewer viewer) {
        return pages.limited(viewer.limits());
    }

    @Override
    public void close() {
        pages.close();
        room.close();
    }
}
