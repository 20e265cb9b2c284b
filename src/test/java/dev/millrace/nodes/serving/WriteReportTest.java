package dev.millrace.nodes.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.node.Presentation;
import dev.millrace.nodes.Engine;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a report says of its text, before any row is read.
class WriteReportTest {

    private final WriteReport report = new WriteReport();
    private final Engine engine =
            new Engine()
                    .with("orders", "SELECT 1 AS sales, DATE '2024-02-03' AS \"Order Date\"")
                    .with("total", "SELECT 2 AS n");

    @AfterEach
    void close() {
        engine.close();
    }

    private List<Fault> faults(String text) {
        return present(text).faults();
    }

    private Presentation.OfText present(String text) {
        var settings = new WriteReport.Settings(text, "");
        return (Presentation.OfText) report.present(settings, engine.inputs("orders", "total"));
    }

    @Test
    void everythingThatIsThereMayBeNamed() {
        assertThat(
                        faults(
                                """
                                {{orders}}

                                {{orders.sales}}, {{orders."order date"}}, {{orders.sales:.1%}}, {{total}}
                                """))
                .isEmpty();
    }

    @Test
    void aNameThatIsNotThereIsToldWithItsPlace() {
        var faults = faults("Of {{total}}\n\nand {{ordres}} {{orders.sale}} {{ }}");

        assertThat(faults)
                .extracting(Fault::code)
                .containsExactly(
                        FaultCode.MENTION_UNKNOWN,
                        FaultCode.COLUMN_UNKNOWN,
                        FaultCode.MENTION_UNKNOWN);
        var wrong = faults.getFirst();
        assertThat(wrong.message())
                .isEqualTo("No input of the report is called \"ordres\", in line 3 at 5.");
        assertThat(wrong.hint()).isEqualTo("Did you mean \"orders\"?");
        assertThat(wrong.place().setting()).isEqualTo("text");
        assertThat(wrong.place().from()).isEqualTo(18);
        assertThat(wrong.place().to()).isEqualTo(28);
        assertThat(faults.get(1).hint()).isEqualTo("Did you mean \"sales\"?");
    }

    @Test
    void aFormatIsOfANumberOfAColumn() {
        assertThat(faults("{{orders.sales:nonsense}} {{total:.1%}}"))
                .extracting(Fault::message)
                .containsExactly(
                        "\"nonsense\" is no format of a number, in line 1 at 1.",
                        "\".1%\" formats no column, in line 1 at 27.");
    }

    @Test
    void anInputThatIsNotNamedIsAWarning() {
        var faults = faults("Only {{total}}.");

        assertThat(faults).extracting(Fault::code).containsExactly(FaultCode.INPUT_UNNAMED);
        assertThat(faults.getFirst().isError()).isFalse();
        assertThat(faults("")).as("nothing is written yet").isEmpty();
    }

    @Test
    void aTextOfABookIsRefused() {
        var settings = new WriteReport.Settings("a ".repeat(200_000), "");

        assertThat(Engine.codes(report.problems(settings)))
                .containsExactly("SETTING_NOT_ALLOWED text");
    }

    @Test
    void theLineOnTheNodeIsItsFirstHeading() {
        assertThat(report.summary(new WriteReport.Settings("a\n\n## B *c*", ""))).isEqualTo("B c");
        assertThat(report.summary(new WriteReport.Settings("a b c", ""))).isEqualTo("3 words");
        assertThat(report.summary(new WriteReport.Settings("", "one"))).isEqualTo("one");
    }

    @Test
    void givesARowForEachInput() {
        var ports = report.select(engine.inputs("orders", "total"));

        assertThat(engine.run(ports).rows()).containsExactlyInAnyOrder("orders|1", "total|1");
        Golden.check("serving.report/inputs.sql", Engine.text(ports));
    }
}
