/// The command line: commands, and how a run is shown on a terminal or in a pipe.
@NullMarked
package dev.millrace.cli;

import org.jspecify.annotations.NullMarked;
