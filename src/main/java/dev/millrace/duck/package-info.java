/// The embedded engine: sessions, binding, parse trees, profiles, cancelling. The only package that
/// knows DuckDB.
@NullMarked
package dev.millrace.duck;

import org.jspecify.annotations.NullMarked;
