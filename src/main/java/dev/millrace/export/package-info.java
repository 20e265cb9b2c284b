/// A pipeline handed out in other forms. Now: SQL.
@NullMarked
package dev.millrace.export;

import org.jspecify.annotations.NullMarked;
