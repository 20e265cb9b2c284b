package dev.millrace.launch;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Starts Millrace.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Millrace()).execute(arguments));
    }

    /// The call without a command shows what there is.
    @Command(
            name = "millrace",
            description = "Data pipelines in which every wire is a relation that can be queried.",
            mixinStandardHelpOptions = true,
            version = "millrace 0.1.0")
    static final class Millrace implements Runnable {
        @Override
        public void run() {
            CommandLine.usage(this, System.out);
        }
    }
}
