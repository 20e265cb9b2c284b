@NullMarked
package dev.millrace.ui.shell;

import org.jspecify.annotations.NullMarked;
