/// Node types that leave rows in files and in the warehouse.
@NullMarked
package dev.millrace.nodes.storage;

import org.jspecify.annotations.NullMarked;
