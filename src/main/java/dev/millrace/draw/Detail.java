package dev.millrace.draw;

/// How much of a node is worth painting at a scale.
public enum Detail {
    /// Everything.
    FULL,
    /// Icon and title; small letters could not be read.
    PLAIN,
    /// A block in the colour of the stage.
    BLOCK;

    /// @param scale 1 is 100 %
    public static Detail at(double scale) {
        if (scale >= 0.5) {
            return FULL;
        }
        return scale >= 0.24 ? PLAIN : BLOCK;
    }
}
