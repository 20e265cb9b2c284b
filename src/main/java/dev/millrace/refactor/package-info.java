/// Changes of a whole pipeline that keep what it does, each proved by binding what it makes.
@NullMarked
package dev.millrace.refactor;

import org.jspecify.annotations.NullMarked;
