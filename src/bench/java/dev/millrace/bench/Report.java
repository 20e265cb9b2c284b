package dev.millrace.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// A document made of sections, each written by the program that measured it and marked with its
/// name, so that it can be written anew and the rest stays.
///
/// @param file made when it is not there
/// @param title of the document
public record Report(Path file, String title) {

    /// What is shown about time and work done.
    static Report performance() {
        return named("performance.md", "Performance");
    }

    /// Where the documents lie, from the folder in which programs are started.
    private static Report named(String name, String title) {
        return new Report(Path.of("src", "docs", name), title);
    }

    /// What is shown about crashes, cancels, memory and several processes.
    static Report reliability() {
        return named("reliability.md", "Reliability, as measured");
    }

    /// Puts a section in the place of the one of that name, or behind the others.
    ///
    /// @param section name of the program; also its heading
    /// @param text Markdown without headings
    void write(String section, String text) throws IOException {
        var start = "<!-- " + section + " -->\n";
        var end = "<!-- end of " + section + " -->\n";
        var whole =
                Files.exists(file)
                        ? Files.readString(file, StandardCharsets.UTF_8)
                        : "# " + title + "\n";
        var mine = start + "## " + section + "\n\n" + dated(section) + text.strip() + "\n" + end;
        int from = whole.indexOf(start);
        int to = whole.indexOf(end);
        var written =
                from >= 0 && to > from
                        ? whole.substring(0, from) + mine + whole.substring(to + end.length())
                        : whole + "\n" + mine;
        Files.writeString(file, written, StandardCharsets.UTF_8);
    }

    /// The sentence below a table of what must not happen.
    static String verdict(List<String> problems) {
        return problems.isEmpty()
                ? "Nothing was wrong."
                : "Wrong: " + String.join("; ", problems) + ".";
    }

    private static String dated(String section) {
        return "`src/bench/run.sh "
                + section
                + "`, "
                + LocalDate.now(ZoneOffset.UTC)
                + ", "
                + machine()
                + ".\n\n";
    }

    /// The machine in words that name nobody: `2 cores, 23 GB, Linux, JDK 25`.
    static String machine() {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d cores, %d GB, %s, JDK %d",
                system.getAvailableProcessors(),
                system.getTotalMemorySize() >> 30,
                system.getName(),
                Runtime.version().feature());
    }
}
