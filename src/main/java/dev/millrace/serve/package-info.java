/// Dashboards over HTTP: the page, rows for programs, and news of runs; see
/// `src/docs/decisions/0013-serving.md`.
@NullMarked
package dev.millrace.serve;

import org.jspecify.annotations.NullMarked;
