package dev.millrace.plan;

import static java.util.Objects.requireNonNull;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.Group;
import dev.millrace.node.PathFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds and reads the files of pipelines that are used as nodes, within what is granted.
final class GroupFiles {

    /// How many may lie in each other.
    static final int DEEPEST = 20;

    private final PipelineFiles files;
    private final Grants grants;

    GroupFiles(PipelineFiles files, PlanRequest request) {
        this.files = files;
        this.grants = request.grants();
    }

    /// The real path of the file; empty if there is a problem, which is said.
    Optional<Path> find(Group group, GroupUse use, List<Path> around) {
        try {
            var found = new Paths(grants).existing(group.path());
            if (found.size() > 1 || !isFile(found.getFirst(), group)) {
                use.setting(
                        Group.PATH,
                        Fault.of(
                                FaultCode.PATH_INVALID,
                                "\"" + group.path() + "\" does not name one file."));
                return Optional.empty();
            }
            var file = found.getFirst();
            return isAround(file, group, use, around) ? Optional.empty() : Optional.of(file);
        } catch (FaultException e) {
            var fault = e.fault();
            use.setting(
                    Group.PATH,
                    fault.code() == FaultCode.SOURCE_NOT_FOUND
                            ? Fault.of(
                                            FaultCode.GROUP_NOT_FOUND,
                                            "There is no pipeline file \"" + group.path() + "\".")
                                    .withHint(fault.hint())
                            : fault);
            return Optional.empty();
        }
    }

    /// Not a folder with one file in it.
    private boolean isFile(Path found, Group group) {
        return !Files.isDirectory(grants.base().resolve(group.path()))
                && Files.isRegularFile(found);
    }

    private static boolean isAround(Path file, Group group, GroupUse use, List<Path> around) {
        boolean is = around.stream().anyMatch(other -> isSame(file, other));
        if (is) {
            boolean own = isSame(file, around.getLast());
            use.setting(
                    Group.PATH,
                    Fault.of(
                                    FaultCode.GROUP_IN_ITSELF,
                                    own
                                            ? "\"" + group.path() + "\" is the file the node is in."
                                            : "\""
                                                    + group.path()
                                                    + "\" uses, through others, the file the node"
                                                    + " is in.")
                            .withHint("Take out the part both need, as a file of its own."));
        }
        return is;
    }

    /// Also by another name.
    private static boolean isSame(Path one, Path other) {
        try {
            return one.equals(other) || (Files.exists(other) && Files.isSameFile(one, other));
        } catch (IOException unknown) {
            return false;
        }
    }

    /// The folder of a file, as paths of the file that is planned would name it.
    PathFolder folder(Path file) {
        return PathFolder.of(requireNonNull(file.getParent()), grants.base());
    }

    /// What the file holds; empty if there is a problem, which is said.
    ///
    /// @param timezone of the pipeline that uses it
    Optional<Pipeline> read(Path file, GroupUse use, String timezone) {
        try {
            var pipeline = files.read(file);
            if (pipeline.extra().get("timezone") instanceof Value.Text(String zone)
                    && !zone.equals(timezone)) {
                use.setting(
                        Group.PATH,
                        Fault.of(
                                        FaultCode.GROUP_TIMEZONE_DIFFERS,
                                        "The pipeline is for the time zone \""
                                                + zone
                                                + "\", and this one for \""
                                                + timezone
                                                + "\".")
                                .withHint("Give both the same, or leave it out of the inner one."));
                return Optional.empty();
            }
            return Optional.of(pipeline);
        } catch (FaultException e) {
            use.setting(
                    Group.PATH,
                    Fault.of(
                                    FaultCode.GROUP_INVALID,
                                    "\""
                                            + file.getFileName()
                                            + "\" cannot be used: "
                                            + e.fault().message())
                            .withHint(e.fault().hint()));
            return Optional.empty();
        }
    }
}
