package dev.millrace.draw;

/// What happens to a node: what its last run made of it and what is wrong with it.
///
/// @param figure a short figure such as `13 rejected`; may be empty
/// @param alert whether the figure counts what should not be, such as rows that were rejected
/// @param errors how many problems hinder a run
/// @param warnings how many do not
/// @param done how far it is while it runs, 0 to 1; 0 if that is not known
/// @param share of the time the nodes of the run took, 0 to 1
public record NodeBadge(
        NodeState state,
        String figure,
        boolean alert,
        int errors,
        int warnings,
        double done,
        double share) {

    public static final NodeBadge NONE = new NodeBadge(NodeState.IDLE, "", false, 0, 0, 0, 0);

    public NodeBadge withState(NodeState newState, String newFigure) {
        return new NodeBadge(newState, newFigure, false, errors, warnings, done, share);
    }

    public NodeBadge withAlert() {
        return new NodeBadge(state, figure, true, errors, warnings, done, share);
    }

    public NodeBadge withProblems(int newErrors, int newWarnings) {
        return new NodeBadge(state, figure, alert, newErrors, newWarnings, done, share);
    }

    public NodeBadge withProgress(double newDone, double newShare) {
        return new NodeBadge(state, figure, alert, errors, warnings, newDone, newShare);
    }
}
