package dev.millrace.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The lineage of each shape of SQL against what was worked out by hand.
class LineageShapesTest {

    static Stream<Shape> shapes() {
        return Shapes.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void isWhatOneReads(Shape shape) {
        var port = SmallTables.port(SmallTables.ofSql(shape.sql()), "q");
        assertThat(SmallTables.text(port)).containsExactlyElementsOf(shape.expected());
        assertThat(port.exact()).isTrue();
    }
}
