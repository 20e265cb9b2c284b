/// Geometry of nodes, ports, wires and text as plain shapes; auto-layout; SVG from them. The window
/// paints these shapes and the exports write them, so both agree by construction.
@NullMarked
package dev.millrace.draw;

import org.jspecify.annotations.NullMarked;
