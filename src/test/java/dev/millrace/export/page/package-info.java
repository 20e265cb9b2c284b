@NullMarked
package dev.millrace.export.page;

import org.jspecify.annotations.NullMarked;
