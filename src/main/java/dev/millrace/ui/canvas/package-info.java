/// The canvas: what it shows, and one class for each gesture on it.
@NullMarked
package dev.millrace.ui.canvas;

import org.jspecify.annotations.NullMarked;
