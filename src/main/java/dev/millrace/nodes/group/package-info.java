/// A pipeline that is used as a node, and the ends by which rows enter and leave it.
@NullMarked
package dev.millrace.nodes.group;

import org.jspecify.annotations.NullMarked;
