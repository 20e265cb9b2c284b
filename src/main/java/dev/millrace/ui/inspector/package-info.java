/// The form of the selected node, made from its settings record.
@NullMarked
package dev.millrace.ui.inspector;

import org.jspecify.annotations.NullMarked;
