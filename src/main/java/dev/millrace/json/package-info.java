/// The one place that sets Jackson up: limits, places of errors, and the forms JSON is written in.
@NullMarked
package dev.millrace.json;

import org.jspecify.annotations.NullMarked;
