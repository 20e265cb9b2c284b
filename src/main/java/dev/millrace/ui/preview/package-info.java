/// The rows on a wire: a grid that shows millions of them and holds few.
@NullMarked
package dev.millrace.ui.preview;

import org.jspecify.annotations.NullMarked;
