/// What was run before: the list of runs, their trend, one of them whole, and two side by side.
@NullMarked
package dev.millrace.ui.past;

import org.jspecify.annotations.NullMarked;
