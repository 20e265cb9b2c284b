/// The window itself: where canvas, palette, inspector and the rest meet.
@NullMarked
package dev.millrace.ui.shell;

import org.jspecify.annotations.NullMarked;
