@NullMarked
package dev.millrace.engine.look;

import org.jspecify.annotations.NullMarked;
