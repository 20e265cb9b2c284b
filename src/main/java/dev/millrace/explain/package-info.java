/// Says where a row came from, and why a value is missing: asked of the rows themselves, along the
/// columns that are copied from wire to wire.
@NullMarked
package dev.millrace.explain;

import org.jspecify.annotations.NullMarked;
