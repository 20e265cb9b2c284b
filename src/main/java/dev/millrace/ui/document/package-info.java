/// An open pipeline as the window knows it: its value, its undo, what is selected, what is wrong
/// with it and what its run does. No control appears here.
@NullMarked
package dev.millrace.ui.document;

import org.jspecify.annotations.NullMarked;
