package dev.millrace.ui.fx;

/// A node that paints what it shows itself.
public interface Surface {

    /// How finely it is painted, beyond what the window asks for: 2 for a picture of twice the
    /// size.
    void density(double newDensity);
}
