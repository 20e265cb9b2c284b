/// Measurements of the product, run by name; not part of it.
@NullMarked
package dev.millrace.bench;

import org.jspecify.annotations.NullMarked;
