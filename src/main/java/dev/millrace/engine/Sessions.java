package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;

/// Opens the session of a run: set up, given its parameters, and locked to the files of the plan.
final class Sessions {

    private Sessions() {}

    static Session open(Workspace workspace, RunId id, Plan plan, Staging staging, RunCall call) {
        return open(workspace, plan, staging, call, scratch(workspace.scratch(id)));
    }

    /// @param scratch an existing folder for what does not fit into memory
    static Session open(
            Workspace workspace, Plan plan, Staging staging, RunCall call, Path scratch) {
        var session =
                Session.open(
                        new SessionSettings(
                                call.memory(),
                                call.threads(),
                                Optional.of(scratch),
                                plan.pipeline().timezone(),
                                plan.hasBarriers(),
                                false));
        var arguments = plan.arguments();
        arguments
                .values()
                .forEach(
                        (name, value) ->
                                session.define(
                                        name,
                                        requireNonNull(arguments.declared().get(name)),
                                        value));
        staging.attach(session.lane());
        var files = new LinkedHashSet<Path>(staging.files());
        plan.bound().files().values().forEach(s -> s.values().forEach(files::addAll));
        if (usesWarehouse(plan, staging)) {
            files.addAll(workspace.warehouse().files());
        }
        session.lock(files, staging.folders());
        return session;
    }

    private static boolean usesWarehouse(Plan plan, Staging staging) {
        return !staging.tables().isEmpty()
                || plan.steps().stream().anyMatch(step -> step instanceof Step.Snapshot);
    }

    private static Path scratch(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw Fault.of(FaultCode.FILE_NOT_WRITABLE, "The scratch folder cannot be made.")
                    .withHint("Check space and permissions of " + folder.getParent() + ".")
                    .toException(e);
        }
    }
}
