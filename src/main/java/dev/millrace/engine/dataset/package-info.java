/// Datasets with versions: what is there, what may take its place, and how it is described.
@NullMarked
package dev.millrace.engine.dataset;

import org.jspecify.annotations.NullMarked;
