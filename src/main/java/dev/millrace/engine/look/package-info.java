/// Looking at a wire while a pipeline is drawn: rows, counts and statistics of a sample, quickly,
/// and nothing written.
@NullMarked
package dev.millrace.engine.look;

import org.jspecify.annotations.NullMarked;
