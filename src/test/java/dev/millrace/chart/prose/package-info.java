@NullMarked
package dev.millrace.chart.prose;

import org.jspecify.annotations.NullMarked;
