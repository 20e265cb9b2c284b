package dev.millrace.nodes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.millrace.fault.Fault;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.node.CheckType;
import dev.millrace.node.DeliverType;
import dev.millrace.node.GroupType;
import dev.millrace.node.Input;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeType;
import dev.millrace.node.QueryType;
import dev.millrace.node.ScanType;
import dev.millrace.node.ServeType;
import dev.millrace.node.Setting;
import dev.millrace.node.SettingsSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every node type owes, checked for each one found. A new type is covered with no edit here.
class NodeContractTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path ICONS = Path.of("assets/icons");
    private static final String HOSTILE = "'; DROP TABLE \"x\" -- \u0000\n\t${y} $z 😀 \u202e";

    static Stream<NodeType<?>> types() {
        return NodeCatalog.load().all().stream();
    }

    @Test
    void theTypesOfTheFirstSliceAreThere() {
        assertThat(types().map(type -> type.spec().id()))
                .containsExactlyInAnyOrder(
                        "source.csv",
                        "source.parquet",
                        "source.json",
                        "source.inline",
                        "source.warehouse",
                        "transform.filter",
                        "transform.select",
                        "transform.derive",
                        "transform.join",
                        "transform.union",
                        "transform.aggregate",
                        "transform.sort",
                        "transform.limit",
                        "transform.deduplicate",
                        "transform.sql",
                        "quality.expect",
                        "storage.csv",
                        "storage.json",
                        "storage.parquet",
                        "storage.warehouse",
                        "serving.chart",
                        "serving.metric",
                        "serving.table",
                        "serving.dashboard",
                        "serving.report",
                        "serving.dataset",
                        "group.input",
                        "group.output",
                        "group.pipeline");
    }

    @ParameterizedTest
    @MethodSource("types")
    void idIsStageDotName(NodeType<?> type) {
        assertThat(type.spec().id())
                .matches("[a-z]+\\.[a-z_]+")
                .startsWith(type.spec().stage().name().toLowerCase(Locale.ROOT) + ".");
    }

    @ParameterizedTest
    @MethodSource("types")
    void saysWhatItDoes(NodeType<?> type) {
        var spec = type.spec();
        assertThat(spec.title()).isNotBlank();
        assertThat(spec.summary()).endsWith(".").doesNotContain("\n");
        assertThat(spec.description()).contains("**NULL**", "Example: ");
        assertThat(spec.synonyms()).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
        assertThat(spec.outputs()).isNotEmpty();
        assertThat(type.getClass()).isFinal().isPublic();
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasAnIconOfPaths(NodeType<?> type) throws IOException {
        var resource = "/icons/" + type.spec().id() + ".svg";
        try (var stream = requireNonNull(getClass().getResourceAsStream(resource), resource)) {
            var svg = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(svg).contains("viewBox=\"0 0 24 24\"", "<path d=\"M");
            assertThat(svg.replaceAll("</?svg[^>]*>|<path d=\"[MLHVCSAZ0-9. -]+\"/>", ""))
                    .isBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasGoldenQueries(NodeType<?> type) throws IOException {
        if (type instanceof GroupType<?>) {
            return; // its queries are those of its nodes
        }
        try (var files = Files.list(GOLDEN.resolve(type.spec().id()))) {
            assertThat(files).isNotEmpty();
        }
    }

    @Test
    void everyIconBelongsToAType() throws IOException {
        var expected = types().map(type -> type.spec().id() + ".svg").toList();
        try (var files = Files.list(ICONS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void explainsEverySetting(NodeType<?> type) {
        explained(SettingsSchema.of(type.spec()).settings());
    }

    private static void explained(List<Setting> settings) {
        for (Setting setting : settings) {
            assertThat(setting.help()).as(setting.name()).endsWith(".");
            assertThat(setting.name()).matches("[a-z][a-z_]*");
            assertThat(setting.many() && setting.noun().equalsIgnoreCase(setting.label()))
                    .as("what an element of " + setting.name() + " is called")
                    .isFalse();
            explained(setting.members());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void exampleIsWithoutFaults(NodeType<?> type) {
        exampleWorks(type);
    }

    private static <S extends Record> void exampleWorks(NodeType<S> type) {
        var schema = SettingsSchema.of(type.spec());
        var reading = schema.read(type.spec().example());

        assertThat(type.spec().example().isEmpty()).isFalse();
        assertThat(reading.faults()).isEmpty();
        assertThat(type.problems(reading.settings())).isEmpty();
        assertThat(type.summary(reading.settings())).isNotBlank();
        assertThat(schema.read(schema.write(reading.settings())).settings())
                .isEqualTo(reading.settings());
        assertThatCode(() -> build(type, reading.settings())).doesNotThrowAnyException();
    }

    private static <S extends Record> void build(NodeType<S> type, S settings) {
        var inputs = inputs(type.spec().inputs());
        switch (type) {
            case QueryType<S> query -> query.select(settings, inputs);
            case ScanType<S> scan -> scan.scan(settings, inputs);
            case CheckType<S> check -> check.check(settings, inputs);
            case DeliverType<S> deliver -> deliver.deliver(settings, inputs);
            case ServeType<S> serve -> {
                serve.present(settings, inputs);
                serve.select(inputs);
            }
            case GroupType<S> group -> group.group(settings);
        }
    }

    /// Inputs whose columns are not known, as while a pipeline is half drawn.
    private static Inputs inputs(List<Input> ports) {
        var wires = new ArrayList<Inputs.Wire>();
        ports.forEach(
                port -> wires.add(new Inputs.Wire(port.name(), "orders", "orders", Schema.EMPTY)));
        return new Inputs(wires);
    }

    @ParameterizedTest
    @MethodSource("types")
    void defaultsAreWrittenAsNothing(NodeType<?> type) {
        defaultsRoundTrip(type);
    }

    private static <S extends Record> void defaultsRoundTrip(NodeType<S> type) {
        var schema = SettingsSchema.of(type.spec());

        assertThat(schema.write(type.spec().defaults())).isEqualTo(Value.Fields.EMPTY);
        assertThat(schema.read(Value.Fields.EMPTY).settings()).isEqualTo(type.spec().defaults());
        assertThat(schema.read(Value.Fields.EMPTY).faults())
                .allMatch(fault -> fault.code().id().equals("W301"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void neverThrowsForWhatAPersonSets(NodeType<?> type) {
        standsAll(type);
    }

    private static <S extends Record> void standsAll(NodeType<S> type) {
        var schema = SettingsSchema.of(type.spec());
        stands(type, type.spec().defaults());
        for (Value hostile : hostiles()) {
            var fields = new Value.Fields(new LinkedHashMap<>());
            for (Setting setting : schema.settings()) {
                fields = fields.with(setting.name(), hostile);
            }
            stands(type, schema.read(fields).settings());
            stands(type, schema.read(nested(schema.settings(), hostile)).settings());
        }
    }

    private static <S extends Record> void stands(NodeType<S> type, S settings) {
        assertThatCode(
                        () -> {
                            type.summary(settings);
                            type.access(settings);
                            assertThat(type.problems(settings)).doesNotContainNull();
                        })
                .doesNotThrowAnyException();
        assertThat(type.problems(settings))
                .extracting(Fault::message)
                .allMatch(m -> m.endsWith("."));
    }

    private static List<Value> hostiles() {
        return List.of(
                Value.of(HOSTILE),
                Value.of(""),
                Value.of(Long.MIN_VALUE),
                Value.of(true),
                new Value.Null(),
                Value.items(),
                Value.items(Value.of(HOSTILE), Value.of(1), Value.items(), Value.fields()));
    }

    /// The hostile value in each member of a list of two records, or of a list of two.
    private static Value.Fields nested(List<Setting> settings, Value hostile) {
        var fields = new Value.Fields(new LinkedHashMap<>());
        for (Setting setting : settings) {
            var one =
                    setting.kind() == Setting.Kind.RECORD
                            ? nested(setting.members(), hostile)
                            : hostile;
            fields = fields.with(setting.name(), setting.many() ? Value.items(one, one) : one);
        }
        return fields;
    }
}
