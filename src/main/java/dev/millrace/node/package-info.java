/// What a node type is: its interface, settings schema, ports, access, and the catalogue.
@NullMarked
package dev.millrace.node;

import org.jspecify.annotations.NullMarked;
