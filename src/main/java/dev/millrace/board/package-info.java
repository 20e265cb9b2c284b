/// Pages of tiles over the rows of a run: what each tile is drawn of, what it can be filtered by,
/// and the answers.
@NullMarked
package dev.millrace.board;

import org.jspecify.annotations.NullMarked;
