package dev.millrace.node;

import java.util.List;

/// How the rows that leave a node come of the rows that reach it, whatever the rows are. A type
/// that says nothing is known only by the columns it copies.
public sealed interface Descent {

    Descent UNKNOWN = new Unknown();

    /// Nothing is known.
    record Unknown() implements Descent {}

    /// The rows are those of a SELECT that a person wrote.
    ///
    /// @param setting path of its text
    record OfQuery(String setting) implements Descent {}

    /// Each row is one row of one input, and no row of an input leaves twice by a port.
    ///
    /// @param loss why a row may not leave
    record OfOne(Loss loss) implements Descent {}

    /// Each row stands for all rows that are alike in some columns, which it has under their names.
    ///
    /// @param keys columns of the only input; empty: all rows are alike
    record OfAlike(List<String> keys) implements Descent {
        public OfAlike {
            keys = List.copyOf(keys);
        }
    }

    /// Each row stands for all rows of all inputs that are equal to it as a whole.
    record OfEqual() implements Descent {}

    /// Each row is a pair of a left and a right row, or a row of one side that matches none. The
    /// left columns come first, in their order.
    ///
    /// @param left the relation of the left rows
    /// @param keys columns of both sides that are equal in a pair
    /// @param hasCondition whether more than the keys decides which rows match
    record OfPair(
            Inputs.Wire left,
            Inputs.Wire right,
            List<Key> keys,
            boolean hasCondition,
            Matching matching)
            implements Descent {
        public OfPair {
            keys = List.copyOf(keys);
        }
    }

    /// A column of each side.
    record Key(String left, String right) {}

    /// Which rows of a join leave.
    ///
    /// @param loneLeft whether left rows leave that match none
    /// @param loneRight whether right rows leave that match none
    /// @param shows whether pairs leave with the right columns
    /// @param pairs whether rows leave that match
    record Matching(boolean loneLeft, boolean loneRight, boolean shows, boolean pairs) {}

    /// Why a row may not leave.
    sealed interface Loss {

        Loss NONE = new None();

        /// Every row leaves.
        record None() implements Loss {}

        /// Rows leave only where a typed text is true.
        ///
        /// @param setting path of the text
        /// @param port by which they leave; others leave where it is not true
        record Condition(String setting, String port) implements Loss {}

        /// Of rows that are alike one leaves.
        ///
        /// @param isOrdered whether it is always the same one
        record Repeated(List<String> keys, boolean isOrdered) implements Loss {
            public Repeated {
                keys = List.copyOf(keys);
            }
        }

        /// Rows that break an expectation leave by another port, the last column of which says why.
        record Rejected(String port) implements Loss {}

        /// A number of rows leaves.
        record Counted() implements Loss {}
    }
}
