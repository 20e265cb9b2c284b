@NullMarked
package dev.millrace.ui.preview;

import org.jspecify.annotations.NullMarked;
