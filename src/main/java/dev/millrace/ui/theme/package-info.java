/// Light, dark and strong contrast: style sheets, colours and fonts.
@NullMarked
package dev.millrace.ui.theme;

import org.jspecify.annotations.NullMarked;
