/// Every failure the product can name: its code, who has to act, a sentence, a hint and a place.
@NullMarked
package dev.millrace.fault;

import org.jspecify.annotations.NullMarked;
