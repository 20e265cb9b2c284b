/// Node types that turn relations into other relations.
@NullMarked
package dev.millrace.nodes.transform;

import org.jspecify.annotations.NullMarked;
