/// A run as it goes on and as it went: its course over time, its log, and what made it fail.
@NullMarked
package dev.millrace.ui.monitor;

import org.jspecify.annotations.NullMarked;
