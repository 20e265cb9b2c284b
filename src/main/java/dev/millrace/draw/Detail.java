package dev.millrace.draw;

/// How much of a node is worth painting at a scale.
public enum Detail {
    /// Everything.
    FULL,
    /// Icon and title in larger letters; small ones could not be read.
    PLAIN,
    /// As much of the title as fits in letters that are larger still.
    NAME,
    /// A block in the colour of the stage.
    BLOCK;

    /// @param scale 1 is 100 %
    public static Detail at(double scale) {
        if (scale >= 0.5) {
            return FULL;
        }
        if (scale >= 0.38) {
            return PLAIN;
        }
        return scale >= 0.24 ? NAME : BLOCK;
    }
}
