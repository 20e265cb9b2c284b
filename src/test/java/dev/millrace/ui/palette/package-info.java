@NullMarked
package dev.millrace.ui.palette;

import org.jspecify.annotations.NullMarked;
