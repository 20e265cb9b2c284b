package dev.millrace.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.FaultException;
import dev.millrace.model.Pipeline;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PipelineFilePropertyTest {

    /// One character stands for each byte.
    private static final String VALID = new String(FrozenFileTest.bytes(), ISO_8859_1);

    /// One change of the bytes: those from `at` on, `removed` of them, give way to `inserted`.
    record Change(int at, int removed, String inserted) {}

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenReadsBackAsTheSamePipeline(@ForAll("pipelines") Pipeline pipeline) {
        var text = PipelineWriter.text(pipeline);
        var reading = PipelineReader.inspect(text.getBytes(UTF_8), "p.json");

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.pipeline()).isEqualTo(pipeline);
        assertThat(PipelineWriter.text(reading.pipeline())).isEqualTo(text);
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void changedBytesReadOrAreRefusedWithAPlace(@ForAll("changes") List<Change> changes) {
        var bytes = new StringBuilder(VALID);
        for (Change change : changes) {
            int from = Math.min(change.at(), bytes.length());
            bytes.replace(from, from + change.removed(), change.inserted());
        }
        try {
            var reading = PipelineReader.inspect(bytes.toString().getBytes(ISO_8859_1), "p.json");
            assertThat(reading.faults()).allMatch(fault -> fault.place().line() > 0);
            assertThat(PipelineWriter.text(reading.pipeline())).isNotEmpty();
        } catch (FaultException e) {
            assertThat(e.fault().place().line()).isPositive();
        }
    }

    @Provide
    Arbitrary<Pipeline> pipelines() {
        return PipelineArbitraries.pipelines();
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        var inserted =
                Arbitraries.oneOf(
                        Arbitraries.of("", "{", "}", "[", "]", "\"", ",", ":", "null", "0", "\\"),
                        Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(3));
        return Combinators.combine(
                        Arbitraries.integers().between(0, VALID.length()),
                        Arbitraries.integers().between(0, 8),
                        inserted)
                .as(Change::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }
}
