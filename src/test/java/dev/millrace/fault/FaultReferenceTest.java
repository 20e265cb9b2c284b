package dev.millrace.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page of the guide that tells what to do about each fault.
class FaultReferenceTest {

    private static final Path PAGE = Path.of("src/docs/guide/faults.md");

    @Test
    void thePageHoldsEveryFaultAndWhatToDo() {
        Golden.check(PAGE, page(advice()));
    }

    @Test
    void everyFaultHasAdviceAndEveryAdviceAFault() {
        assertThat(advice().stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(FaultCode.values()).map(FaultCode::id).toList());
    }

    private static Properties advice() {
        var advice = new Properties();
        try (var file = FaultReferenceTest.class.getResourceAsStream("/fault-advice.properties")) {
            advice.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return advice;
    }

    private static String page(Properties advice) {
        var page =
                new StringBuilder(
                        """
                        # Faults

                        Made from the codes in the program and `src/test/resources/fault-advice.properties`; to
                        change it, change those and run `mvn test -Dtest=FaultReferenceTest -Dgolden=write`.

                        A fault is printed as `file:line:column:node: CODE sentence. hint`, without the parts that
                        do not apply. The sentence names the thing that is wrong; this page says what to do about
                        each kind. The first digit tells where it shows: 1 the file, 2 the graph, 3 settings,
                        4 expressions and SQL, 5 access, 6 data, 7 the environment, 8 the call, 9 Millrace itself.
                        Codes are never used for anything else later. `exit` is the exit code of a command that
                        ends with it; a warning stops nothing.

                        | code | name | exit | what to do |
                        |---|---|--:|---|
                        """);
        for (FaultCode code : FaultCode.values()) {
            page.append("| ")
                    .append(code.id())
                    .append(" | ")
                    .append(code.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append(" | ")
                    .append(exit(code))
                    .append(" | ")
                    .append(advice.getProperty(code.id(), ""))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String exit(FaultCode code) {
        if (code.severity() == Severity.WARNING) {
            return "warning";
        }
        return code == FaultCode.RUN_CANCELLED ? "130" : Integer.toString(code.blame().exitCode());
    }
}
