@NullMarked
package dev.millrace.ui.fx;

import org.jspecify.annotations.NullMarked;
