/// The node types to choose from, and the search over them.
@NullMarked
package dev.millrace.ui.palette;

import org.jspecify.annotations.NullMarked;
