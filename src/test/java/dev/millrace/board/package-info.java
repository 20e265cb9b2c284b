@NullMarked
package dev.millrace.board;

import org.jspecify.annotations.NullMarked;
