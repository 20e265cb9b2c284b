package dev.millrace.bench;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Signals to processes, sent at once: starting `kill` would take as long as what is measured.
final class Signals {

    private static final int INTERRUPT = 2;

    private final MethodHandle kill;

    @SuppressWarnings("restricted") // Java has no call for it
    Signals() {
        var linker = Linker.nativeLinker();
        var function = linker.defaultLookup().find("kill").orElseThrow();
        var form =
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        this.kill = linker.downcallHandle(function, form);
    }

    /// What Ctrl-C sends.
    void interrupt(Process process) {
        try {
            int _ = (int) kill.invokeExact((int) process.pid(), INTERRUPT);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
