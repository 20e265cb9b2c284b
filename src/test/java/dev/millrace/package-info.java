/// What holds for Millrace as a whole.
@NullMarked
package dev.millrace;

import org.jspecify.annotations.NullMarked;
