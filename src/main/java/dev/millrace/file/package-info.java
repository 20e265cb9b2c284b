/// The pipeline file: its reader, its one written form and its JSON Schema.
@NullMarked
package dev.millrace.file;

import org.jspecify.annotations.NullMarked;
