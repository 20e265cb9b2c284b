/// Pipelines in other forms, for people and programs that do not have Millrace.
@NullMarked
package dev.millrace.export;

import org.jspecify.annotations.NullMarked;
