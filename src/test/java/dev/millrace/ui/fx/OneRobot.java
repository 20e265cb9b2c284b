package dev.millrace.ui.fx;

import org.testfx.api.FxRobot;

/// The robot of all window tests. Each robot of the platform without a display holds the window
/// that was in front when it was made, and that window its own robot: with one for each window,
/// none would ever be collected.
public final class OneRobot {

    public static final FxRobot ROBOT = new FxRobot();

    private OneRobot() {}
}
