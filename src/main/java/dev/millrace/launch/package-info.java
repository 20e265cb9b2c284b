/// `main` and the wiring: the one place where all parts meet.
@NullMarked
package dev.millrace.launch;

import org.jspecify.annotations.NullMarked;
