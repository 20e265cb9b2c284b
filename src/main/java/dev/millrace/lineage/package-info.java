/// Column lineage along the wires, read from the engine's own tree of every SELECT.
@NullMarked
package dev.millrace.lineage;

import org.jspecify.annotations.NullMarked;
