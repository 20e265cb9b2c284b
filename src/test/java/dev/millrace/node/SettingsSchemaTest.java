package dev.millrace.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsSchemaTest {

    enum Color {
        RED,
        DEEP_BLUE
    }

    record Pair(
            @Field(help = "One.", alias = "first") @Required String one,
            @Field(help = "Two.") @Required String two,
            @Field(help = "Times.", min = 1) int times) {}

    record All(
            @Field(help = "A path.", editor = Editor.PATH) @Required String path,
            @Field(help = "A switch.") boolean badRows,
            @Field(help = "A number.", min = 0) int count,
            @Field(help = "A large number.") long rows,
            @Field(label = "The colour", help = "A choice.") Color color,
            @Field(help = "Texts.") List<String> names,
            @Field(noun = "odd pair", help = "Pairs.") List<Pair> pairs,
            @Field(help = "Anything.") Value any,
            @Field(help = "Things.") List<Value> things) {}

    private static final All DEFAULTS =
            new All(
                    "",
                    false,
                    3,
                    100,
                    Color.DEEP_BLUE,
                    List.of(),
                    List.of(),
                    new Value.Null(),
                    List.of());

    private final SettingsSchema<All> schema =
            SettingsSchema.of(NodeSpec.of("transform.all", "All", Stage.TRANSFORM, DEFAULTS));

    @Test
    void describesEachComponent() {
        assertThat(schema.settings())
                .extracting(Setting::name)
                .containsExactly(
                        "path",
                        "bad_rows",
                        "count",
                        "rows",
                        "color",
                        "names",
                        "pairs",
                        "any",
                        "things");
        assertThat(schema.settings())
                .extracting(Setting::label)
                .startsWith("Path", "Bad rows", "Count", "Rows", "The colour");
        assertThat(setting("color").choices()).containsExactly("red", "deep_blue");
        assertThat(setting("color").defaultValue()).isEqualTo(Value.of("deep_blue"));
        assertThat(setting("pairs").members()).extracting(Setting::alias).contains("first");
        assertThat(setting("any").expects()).isEqualTo("a value");
        assertThat(setting("names").expects()).isEqualTo("a list, each element a text");
    }

    @Test
    void asksForWhatIsMissingAsAFormWould() {
        assertThat(setting("path").asks()).isEqualTo("Choose a path.");
        assertThat(setting("count").asks()).isEqualTo("Enter a count.");
        assertThat(setting("pairs").asks()).isEqualTo("Add an odd pair.");
    }

    @Test
    void absentSettingsHaveTheirDefault() {
        var reading = schema.read(Value.fields(Map.entry("path", Value.of("a"))));

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.settings())
                .isEqualTo(
                        new All(
                                "a",
                                false,
                                3,
                                100,
                                Color.DEEP_BLUE,
                                List.of(),
                                List.of(),
                                new Value.Null(),
                                List.of()));
    }

    @Test
    void readsWhatItWrites() {
        var settings =
                new All(
                        "a",
                        true,
                        0,
                        Long.MAX_VALUE,
                        Color.RED,
                        List.of("x", "y"),
                        List.of(new Pair("l", "r", 2)),
                        new Value.Num(new BigDecimal("1.50")),
                        List.of(Value.items(Value.of("c"), new Value.Null()), Value.of(true)));
        var written = schema.write(settings);

        assertThat(written.members().keySet()).contains("bad_rows");
        assertThat(schema.read(written).faults()).isEmpty();
        assertThat(schema.read(written).settings()).isEqualTo(settings);
    }

    @Test
    void writesNothingThatHasItsDefault() {
        assertThat(schema.write(DEFAULTS)).isEqualTo(Value.Fields.EMPTY);
    }

    @Test
    void choicesMayBeWrittenWithSpacesHyphensAndCapitals() {
        for (String text : List.of("deep_blue", "Deep Blue", "DEEP-BLUE")) {
            assertThat(read(Map.entry("color", Value.of(text))).color()).isEqualTo(Color.DEEP_BLUE);
        }
    }

    @Test
    void textOrListStandsForARecord() {
        var pairs =
                read(Map.entry(
                                "pairs",
                                Value.items(
                                        Value.of("k"),
                                        Value.items(Value.of("a"), Value.of("b")),
                                        Value.fields(
                                                Map.entry("first", Value.of("x")),
                                                Map.entry("two", Value.of("y"))))))
                        .pairs();

        assertThat(pairs)
                .containsExactly(
                        new Pair("k", "k", 1), new Pair("a", "b", 1), new Pair("x", "y", 1));
    }

    @Test
    void oneTextStandsForAListOfOne() {
        assertThat(read(Map.entry("names", Value.of("x"))).names()).containsExactly("x");
        assertThat(read(Map.entry("things", Value.of("x"))).things())
                .containsExactly(Value.of("x"));
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        var faults =
                schema.read(
                                Value.fields(
                                        Map.entry("path", Value.of(" ")),
                                        Map.entry("bad_rows", Value.of("yes")),
                                        Map.entry("count", Value.of(-1)),
                                        Map.entry("rows", new Value.Num(new BigDecimal("1.5"))),
                                        Map.entry("color", Value.of("green")),
                                        Map.entry("names", Value.items(Value.of(1))),
                                        Map.entry(
                                                "pairs",
                                                Value.items(
                                                        Value.fields(
                                                                Map.entry("one", Value.of("a"))))),
                                        Map.entry("colour", Value.of("red"))))
                        .faults();

        assertThat(faults)
                .extracting(fault -> fault.code() + " " + fault.place().setting())
                .containsExactly(
                        "SETTING_MISSING path",
                        "SETTING_WRONG_TYPE bad_rows",
                        "SETTING_NOT_ALLOWED count",
                        "SETTING_WRONG_TYPE rows",
                        "SETTING_NOT_ALLOWED color",
                        "SETTING_WRONG_TYPE names[0]",
                        "SETTING_MISSING pairs[0].two",
                        "SETTING_UNKNOWN colour");
        assertThat(faults).extracting(fault -> fault.hint()).doesNotContain("");
    }

    private All read(Map.Entry<String, Value> entry) {
        var reading = schema.read(Value.fields(Map.entry("path", Value.of("a")), entry));
        assertThat(reading.faults()).isEmpty();
        return reading.settings();
    }

    private Setting setting(String name) {
        return schema.settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
