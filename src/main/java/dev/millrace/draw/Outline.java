package dev.millrace.draw;

import java.awt.geom.Path2D;

/// The outline of a glyph, which the font library gives as a path of AWT, as data of an SVG path.
/// Nothing of AWT but that value is touched.
final class Outline {

    private static final String[] COMMANDS = {"M", "L", "Q", "C", "Z"};
    private static final int[] POINTS = {1, 1, 2, 3, 0};

    private Outline() {}

    /// @param glyph with y upwards, as fonts have it
    static String data(Path2D glyph) {
        var data = new StringBuilder();
        var at = new double[6];
        for (var part = glyph.getPathIterator(null); !part.isDone(); part.next()) {
            int kind = part.currentSegment(at);
            data.append(COMMANDS[kind]);
            for (int i = 0; i < POINTS[kind]; i++) {
                data.append(i == 0 ? "" : " ").append(Xml.number(at[2 * i]));
                data.append(' ').append(Xml.number(-at[2 * i + 1]));
            }
        }
        return data.toString();
    }
}
