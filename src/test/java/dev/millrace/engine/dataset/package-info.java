@NullMarked
package dev.millrace.engine.dataset;

import org.jspecify.annotations.NullMarked;
