/// The built-in node types, and what several of them share.
@NullMarked
package dev.millrace.nodes;

import org.jspecify.annotations.NullMarked;
