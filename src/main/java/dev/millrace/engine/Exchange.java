package dev.millrace.engine;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/// Puts one folder in the place of another, in one step where the system can.
///
/// Linux: `renameat2` with `RENAME_EXCHANGE` (rename(2)); macOS: `renamex_np` with `RENAME_SWAP`.
/// Elsewhere two renames, between which the place is empty; the journal of the commit mends that.
final class Exchange {

    private static final int AT_FDCWD = -100;
    private static final int RENAME_EXCHANGE = 2;
    private static final int RENAME_SWAP = 2;

    private Exchange() {}

    /// Afterwards `target` is what `staged` was. What `target` was lies at `staged`, or at `aside`
    /// where the system cannot swap.
    static void exchange(Path staged, Path target, Path aside) throws IOException {
        if (!swapped(staged, target)) {
            Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
            Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static boolean swapped(Path one, Path other) {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("linux")) {
            return call(
                    "renameat2",
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_INT),
                    (handle, from, to) ->
                            (int) handle.invokeExact(AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE),
                    one,
                    other);
        }
        return system.contains("mac")
                && call(
                        "renamex_np",
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT),
                        (handle, from, to) -> (int) handle.invokeExact(from, to, RENAME_SWAP),
                        one,
                        other);
    }

    private interface Rename {
        int invoke(MethodHandle handle, MemorySegment from, MemorySegment to) throws Throwable;
    }

    @SuppressWarnings("restricted") // the one call for which Java has no method
    private static boolean call(
            String name, FunctionDescriptor form, Rename rename, Path from, Path to) {
        var linker = Linker.nativeLinker();
        Optional<MemorySegment> function = linker.defaultLookup().find(name);
        if (function.isEmpty()) {
            return false;
        }
        try (var arena = Arena.ofConfined()) {
            var handle = linker.downcallHandle(function.get(), form);
            return rename.invoke(
                            handle,
                            arena.allocateFrom(from.toString()),
                            arena.allocateFrom(to.toString()))
                    == 0;
        } catch (RuntimeException notSupported) {
            return false;
        } catch (Error e) {
            throw e;
        } catch (Throwable e) { // a method handle declares it; this call throws nothing checked
            throw new IllegalStateException(e);
        }
    }
}
