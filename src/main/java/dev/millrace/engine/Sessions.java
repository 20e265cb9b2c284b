package dev.millrace.engine;

import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import dev.millrace.node.Access;
import dev.millrace.plan.SessionOpener;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Opens the session of a run: with its memory and threads, and with reach to where it stages.
///
/// @param scratch folder for what does not fit into memory; made when it is needed
record Sessions(Workspace workspace, RunId run, RunCall call, Path scratch)
        implements SessionOpener {

    @Override
    public Session open(boolean counts, String timezone) {
        return Session.open(
                new SessionSettings(
                        call.resources().memory(),
                        call.resources().threads(),
                        Optional.of(scratch),
                        timezone,
                        counts,
                        false,
                        true));
    }

    @Override
    public Reach reach(Needs needs) {
        var files = new LinkedHashSet<Path>();
        var folders = new LinkedHashSet<>(Set.of(Keeper.folder(workspace, run)));
        for (Target target : needs.targets().values()) {
            var staged = Staging.beside(target.path(), run, "");
            files.add(staged);
            if (target.kind() == Access.Kind.FOLDER) {
                folders.add(staged);
            }
        }
        if (needs.usesWarehouse()) {
            files.addAll(workspace.warehouse().files());
            files.addAll(Staging.databaseFiles(workspace, run));
        }
        return new Reach(files, folders);
    }
}
