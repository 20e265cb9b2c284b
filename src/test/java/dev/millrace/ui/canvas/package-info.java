@NullMarked
package dev.millrace.ui.canvas;

import org.jspecify.annotations.NullMarked;
