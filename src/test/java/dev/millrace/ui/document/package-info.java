@NullMarked
package dev.millrace.ui.document;

import org.jspecify.annotations.NullMarked;
