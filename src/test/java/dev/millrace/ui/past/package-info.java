@NullMarked
package dev.millrace.ui.past;

import org.jspecify.annotations.NullMarked;
