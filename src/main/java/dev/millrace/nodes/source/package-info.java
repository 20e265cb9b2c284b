/// Node types that read rows from files, from the warehouse, or from the pipeline itself.
@NullMarked
package dev.millrace.nodes.source;

import org.jspecify.annotations.NullMarked;
