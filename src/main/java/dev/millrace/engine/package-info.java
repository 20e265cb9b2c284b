/// Runs a plan and tells it as events: steps, staging, commit, locks, grants.
@NullMarked
package dev.millrace.engine;

import org.jspecify.annotations.NullMarked;
