/// Pages of serving nodes in the window: the same page that is exported, in a web view.
@NullMarked
package dev.millrace.ui.dashboard;

import org.jspecify.annotations.NullMarked;
