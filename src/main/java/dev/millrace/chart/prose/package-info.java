/// Text of people around charts: Markdown as a tree, with the places where inputs are named.
@NullMarked
package dev.millrace.chart.prose;

import org.jspecify.annotations.NullMarked;
