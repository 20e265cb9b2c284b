/// The editor of expressions and SQL: what it suggests, marks, closes and formats. It knows no node
/// and no setting; who uses it hands in what may be named.
@NullMarked
package dev.millrace.ui.code;

import org.jspecify.annotations.NullMarked;
