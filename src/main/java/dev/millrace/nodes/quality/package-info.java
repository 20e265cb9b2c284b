/// Node types that hold rows to expectations.
@NullMarked
package dev.millrace.nodes.quality;

import org.jspecify.annotations.NullMarked;
