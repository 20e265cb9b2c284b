package dev.millrace.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.SettingsSchema;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/// The schema and the settings reader are written apart, so they are held together here.
class SettingFormPropertyTest {

    private static final ManySettings TYPE = new ManySettings();
    private static final SettingsSchema<ManySettings.Settings> READER =
            SettingsSchema.of(TYPE.spec());
    private static final Schemas SCHEMA =
            Schemas.of(PipelineSchema.of(new NodeCatalog(List.of(TYPE))));

    static boolean isRead(Value settings) {
        return READER.read((Value.Fields) settings).faults().stream().noneMatch(Fault::isError);
    }

    static String file(String settings) {
        return "{\"format\":1,\"nodes\":{\"a\":{\"type\":\"transform.many\",\"settings\":"
                + settings
                + "}}}";
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void agreeOnWhatASettingMayBe(@ForAll("names") String name, @ForAll("values") Value value) {
        var settings =
                new Value.Fields(new LinkedHashMap<>())
                        .with("condition", Value.of("x"))
                        .with("on", Value.of("k"))
                        .with(name, value);
        boolean read = isRead(settings);
        Statistics.collect(read);

        assertThat(SCHEMA.errors(file(Json.line(settings))).isEmpty())
                .as("%s", Json.line(settings))
                .isEqualTo(read);
    }

    @Provide
    Arbitrary<String> names() {
        var known = READER.settings().stream().map(setting -> setting.name()).toList();
        return Arbitraries.of(known);
    }

    @Provide
    Arbitrary<Value> values() {
        var leaves =
                Arbitraries.oneOf(
                        Arbitraries.of("", "x", "left", "FULL outer", "full_outer").map(Value::of),
                        Arbitraries.of(true, false).map(Value::of),
                        Arbitraries.of(0, 1, 2, 7).map(number -> Value.of((long) number)),
                        Arbitraries.just((Value) new Value.Null()));
        return Arbitraries.recursive(() -> leaves, SettingFormPropertyTest::around, 0, 3);
    }

    private static Arbitrary<Value> around(Arbitrary<Value> inner) {
        var names =
                Arbitraries.of(
                        "left", "right", "mode", "columns", "rows", "pairs", "from", "value");
        return Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(Value.Items::new),
                Arbitraries.maps(names, inner)
                        .ofMaxSize(4)
                        .map(members -> new Value.Fields(new LinkedHashMap<>(members))));
    }
}
