/// The run store: what was run in a workspace, how it ended, and every event of it.
@NullMarked
package dev.millrace.history;

import org.jspecify.annotations.NullMarked;
