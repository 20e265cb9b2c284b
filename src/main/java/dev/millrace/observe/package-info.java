/// What those who operate runs get to see of them: metrics, log lines and traces, all made of the
/// events of a run.
@NullMarked
package dev.millrace.observe;

import org.jspecify.annotations.NullMarked;
