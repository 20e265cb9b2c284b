/// Charts, single figures and tables as descriptions: what they ask of the rows, and how the answer
/// is drawn. Nothing here draws.
@NullMarked
package dev.millrace.chart;

import org.jspecify.annotations.NullMarked;
