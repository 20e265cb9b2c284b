/// Tests of the editor of expressions and SQL.
@NullMarked
package dev.millrace.ui.code;

import org.jspecify.annotations.NullMarked;
