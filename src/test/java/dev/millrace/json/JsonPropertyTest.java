package dev.millrace.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.FaultException;
import dev.millrace.model.Value;
import java.util.LinkedHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonPropertyTest {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void everyFormReadsBackAsTheSameValue(@ForAll("values") Value value) {
        assertThat(Json.parse(Json.line(value))).isEqualTo(value);
        assertThat(Json.parse(Json.spaced(value))).isEqualTo(value);
        assertThat(Json.read(Json.pretty(value).getBytes(UTF_8), "").root()).isEqualTo(value);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aLineHasNoLineBreak(@ForAll("values") Value value) {
        assertThat(Json.line(value).lines()).hasSize(1);
    }

    @Property
    void anyBytesAreReadOrRefusedWithAPlace(@ForAll byte[] bytes) {
        try {
            assertThat(Json.read(bytes, "p.json").root()).isNotNull();
        } catch (FaultException e) {
            assertThat(e.fault().place().line()).isPositive();
            assertThat(e.fault().place().column()).isPositive();
        }
    }

    @Property
    void anyTextOfJsonCharactersIsReadOrRefusedWithAPlace(@ForAll("nearly") String text) {
        try {
            assertThat(Json.parse(text)).isNotNull();
        } catch (FaultException e) {
            assertThat(e.fault().place().line()).isPositive();
            assertThat(e.fault().message()).endsWith(".");
        }
    }

    @Provide
    Arbitrary<String> nearly() {
        return Arbitraries.of(
                        "{", "}", "[", "]", ",", ":", "\"", "\\", "'", "a", "1", "-", ".", "e",
                        "true", "nul", "NaN", " ", "\n", "\\u00", "é", "😀", "/", "\u0001")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Value> values() {
        var leaves =
                Arbitraries.oneOf(
                        Arbitraries.just(new Value.Null()),
                        Arbitraries.of(true, false).map(Value::of),
                        Arbitraries.bigDecimals().ofScale(4).map(Value.Num::new),
                        Arbitraries.longs().map(Value::of),
                        Arbitraries.strings().all().ofMaxLength(20).map(Value::of));
        return Arbitraries.recursive(() -> leaves, JsonPropertyTest::around, 0, 3);
    }

    private static Arbitrary<Value> around(Arbitrary<Value> inner) {
        var lists = inner.list().ofMaxSize(4).map(Value.Items::new);
        var objects =
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(30), inner)
                        .ofMaxSize(4)
                        .map(map -> new Value.Fields(new LinkedHashMap<>(map)));
        return Arbitraries.oneOf(lists, objects);
    }
}
