package dev.millrace.cli;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Prints faults, each in the one form, and knows the exit code they lead to.
final class Faults {

    private final PrintStream err;
    private final List<Fault> printed = new ArrayList<>();

    Faults(PrintStream err) {
        this.err = err;
    }

    /// In the order of the file; what has no place in it comes first.
    void print(List<Fault> faults) {
        var sorted = new ArrayList<>(faults);
        sorted.sort(
                Comparator.comparingInt((Fault fault) -> fault.place().line())
                        .thenComparingInt(fault -> fault.place().column()));
        sorted.forEach(this::print);
    }

    void print(Fault fault) {
        printed.add(fault);
        var mark = fault.isError() ? "" : "warning: ";
        err.println(mark + Columns.clean(fault.text()));
    }

    /// What went wrong beside the work that was asked for.
    void warn(List<Fault> faults) {
        faults.forEach(fault -> err.println("warning: " + Columns.clean(fault.text())));
    }

    long errors() {
        return printed.stream().filter(Fault::isError).count();
    }

    long warnings() {
        return printed.size() - errors();
    }

    /// Of the first error; 0 if there is none.
    int exitCode() {
        return printed.stream().filter(Fault::isError).findFirst().map(Faults::exitCode).orElse(0);
    }

    static int exitCode(Fault fault) {
        return fault.code() == FaultCode.RUN_CANCELLED ? 130 : fault.code().blame().exitCode();
    }
}
