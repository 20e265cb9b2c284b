package dev.millrace.engine;

import java.io.IOException;
import java.sql.SQLException;
import java.util.regex.Pattern;

/// What came of a run to which something was done.
///
/// @param what was done, and what the person was told; alike trials are counted together
/// @param done whether the run succeeded
/// @param problem empty if all is as it has to be, after the next run too
public record Trial(String what, boolean done, String problem) {

    private static final Pattern CODE = Pattern.compile("\\bW\\d{3}\\b");

    /// Looks at the workspace after a run that may have failed, and lets the next one be made.
    ///
    /// @param what was done to the run
    static Trial of(AllOrNothing batches, String what, AllOrNothing.Ended ended)
            throws IOException, InterruptedException, SQLException {
        int before = batches.batches();
        var problem = ended.exit() == AllOrNothing.HANGS ? "it hangs: " + ended.said() : "";
        problem = problem.isEmpty() ? batches.mend() : problem;
        problem = problem.isEmpty() ? batches.problem() : problem;
        boolean done = ended.exit() == 0;
        if (problem.isEmpty() && done && batches.batches() == before) {
            problem = "it says that it succeeded, and did nothing";
        }
        problem = problem.isEmpty() ? batches.whole() : problem;
        var told = code(ended.said());
        return new Trial(what + ", " + (done ? "went on" : "failed: " + told), done, problem);
    }

    /// The first code of a fault in it.
    static String code(String said) {
        var code = CODE.matcher(said);
        return code.find() ? code.group() : "nothing told";
    }
}
