package dev.millrace.ui.inspector;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.testfx.api.FxToolkit;

/// A test that opens inspectors.
abstract class InWindows {

    final Windows windows = new Windows();

    @BeforeAll
    static void startsTheToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void closesTheWindow() {
        windows.hide();
    }
}
