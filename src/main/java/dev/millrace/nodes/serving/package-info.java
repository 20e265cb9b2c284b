/// Nodes that show rows to people.
@NullMarked
package dev.millrace.nodes.serving;

import org.jspecify.annotations.NullMarked;
