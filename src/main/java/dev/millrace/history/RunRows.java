package dev.millrace.history;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.CheckReported;
import dev.millrace.engine.RunEvent.Delivered;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.RunEvent.NodeAdvanced;
import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.ResourcesUsed;
import dev.millrace.engine.RunEvent.RowsRejected;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunEvent.StepFailed;
import dev.millrace.engine.RunEvent.StepFinished;
import dev.millrace.engine.RunEvent.StepStarted;
import dev.millrace.engine.RunEventJson;
import dev.millrace.json.Json;
import dev.millrace.model.NodeId;
import dev.millrace.model.Sha256;
import java.sql.SQLException;

/// The rows that an event leaves in the tables, all in one transaction.
///
/// @param run number of the run
record RunRows(Batch batch, long run) {

    /// The row of a new run, with its nodes and parameters.
    static RunRows begin(Batch batch, RunStarted started, String file) throws SQLException {
        long run =
                batch.number(
                                """
                                INSERT INTO runs (id, pipeline, file, pipeline_hash, started)
                                VALUES (?, ?, ?, ?, ?) RETURNING number
                                """,
                                started.id().toString(),
                                started.pipeline(),
                                file,
                                started.pipelineHash(),
                                Times.text(started.at()))
                        .orElseThrow();
        for (var parameter : started.parameters().entrySet()) {
            batch.update(
                    "INSERT INTO parameters VALUES (?, ?, ?)",
                    run,
                    parameter.getKey(),
                    parameter.getValue());
        }
        int place = 0;
        for (var node : started.nodes()) {
            batch.update(
                    "INSERT INTO node_runs (run, node, place, type, title) VALUES (?, ?, ?, ?, ?)",
                    run,
                    node.id().value(),
                    place++,
                    node.type(),
                    node.title());
        }
        return new RunRows(batch, run);
    }

    /// An event that is already there was written by somebody who took this process for dead; the
    /// run's own word counts.
    void add(RunEvent event) throws SQLException {
        batch.update(
                "INSERT OR REPLACE INTO events VALUES (?, ?, ?)",
                run,
                event.seq(),
                Json.line(RunEventJson.write(event)));
        switch (event) {
            case NodeFinished finished -> finish(finished);
            case RowsRejected rejected -> reject(rejected);
            case StepFailed failed -> fail(failed);
            case Delivered delivered ->
                    batch.update(
                            "INSERT OR REPLACE INTO deliveries VALUES (?, ?, ?, ?, ?, ?)",
                            run,
                            delivered.seq(),
                            delivered.node().value(),
                            delivered.target(),
                            delivered.rows(),
                            delivered.bytes());
            case RunEnded ended ->
                    batch.update(
                            "UPDATE runs SET ended = ?, outcome = ? WHERE number = ?",
                            Times.text(ended.at()),
                            ended.outcome().name(),
                            run);
            case RunStarted _,
                    StepStarted _,
                    StepFinished _,
                    NodeAdvanced _,
                    ResourcesUsed _,
                    CheckReported _,
                    LogLine _ -> {}
        }
    }

    void add(SourceIdentity source) throws SQLException {
        batch.update(
                "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?)",
                run,
                source.node().value(),
                source.path(),
                source.bytes(),
                Times.nanos(source.modified()));
    }

    void add(Definition definition) throws SQLException {
        add(Definition.WHOLE, definition.text());
        for (var inner : definition.inner().entrySet()) {
            add(inner.getKey().value(), inner.getValue());
        }
    }

    private void add(String node, String text) throws SQLException {
        var hash = Sha256.of(text);
        batch.update("INSERT OR IGNORE INTO definitions VALUES (?, ?)", hash, text);
        batch.update("INSERT OR REPLACE INTO run_definitions VALUES (?, ?, ?)", run, node, hash);
    }

    /// The rows are there to be looked at also if their node fails.
    private void reject(RowsRejected rejected) throws SQLException {
        var node = rejected.node().value();
        batch.update(
                "UPDATE node_runs SET rejected = rejected + ? WHERE run = ? AND node = ?",
                rejected.rows(),
                run,
                node);
        if (rejected.kept().isPresent()) {
            batch.update(
                    "INSERT OR IGNORE INTO counts VALUES (?, ?, 1, ?, 'EXACT', ?, ?)",
                    run,
                    node,
                    rejected.port(),
                    rejected.rows(),
                    rejected.kept().get());
        }
    }

    private void fail(StepFailed failed) throws SQLException {
        batch.update(
                "INSERT OR REPLACE INTO faults VALUES (?, ?, ?, ?, ?)",
                run,
                failed.seq(),
                failed.fault().code().id(),
                failed.node().map(NodeId::value).orElse(null),
                failed.fault().message());
    }

    private void finish(NodeFinished finished) throws SQLException {
        var node = finished.node().value();
        batch.update(
                "UPDATE node_runs SET origin = ?, bytes = ?, took_ns = ? WHERE run = ? AND node = ?",
                finished.origin().name(),
                finished.bytes().isPresent() ? finished.bytes().getAsLong() : null,
                finished.took().toNanos(),
                run,
                node);
        int place = 0;
        for (var count : finished.counts().entrySet()) {
            batch.update(
                    "INSERT OR REPLACE INTO counts VALUES (?, ?, ?, ?, ?, ?, ?)",
                    run,
                    node,
                    place++,
                    count.getKey(),
                    CountKind.of(count.getValue()).name(),
                    CountKind.rows(count.getValue()),
                    finished.prints().get(count.getKey()));
        }
    }
}
