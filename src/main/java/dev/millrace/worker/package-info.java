/// Pipeline files opened, checked, looked at and run, for whoever asks: the command line in its own
/// process, other programs by the worker protocol. A window asks through `Workers`, which starts
/// the processes that do it.
@NullMarked
package dev.millrace.worker;

import org.jspecify.annotations.NullMarked;
