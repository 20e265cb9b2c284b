/// A dashboard as one file that needs nothing else: no network, no other file, no `eval`.
@NullMarked
package dev.millrace.export.page;

import org.jspecify.annotations.NullMarked;
