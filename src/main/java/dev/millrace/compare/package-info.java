/// Two runs side by side: what was changed between them, and what came of it.
@NullMarked
package dev.millrace.compare;

import org.jspecify.annotations.NullMarked;
