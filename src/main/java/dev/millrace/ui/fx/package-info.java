/// What every part of the window needs of JavaFX: the one bridge between threads, and small
/// controls.
@NullMarked
package dev.millrace.ui.fx;

import org.jspecify.annotations.NullMarked;
