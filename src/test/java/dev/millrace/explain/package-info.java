@NullMarked
package dev.millrace.explain;

import org.jspecify.annotations.NullMarked;
