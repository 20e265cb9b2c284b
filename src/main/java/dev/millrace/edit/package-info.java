/// Edits: pure functions from pipeline to pipeline, and their undo. Nothing here keeps state or
/// knows a thread; an edit that cannot be done is a fault and leaves the pipeline it was given.
@NullMarked
package dev.millrace.edit;

import org.jspecify.annotations.NullMarked;
