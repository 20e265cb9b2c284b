package dev.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.Setting;
import dev.millrace.node.SettingsSchema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotTest {

    private Value.Fields settings = Value.Fields.EMPTY;
    private final List<String> told = new ArrayList<>();

    private static List<Setting> settingsOf(String type) {
        var found = NodeCatalog.load().find(type).orElseThrow();
        return SettingsSchema.of(found.spec()).settings();
    }

    private Slot slot(String type, String name) {
        var all = settingsOf(type);
        var setting = all.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
        return Slot.of(
                all,
                setting,
                () -> settings,
                (fields, origin, typing) -> {
                    settings = fields;
                    told.add((typing ? "typed " : "set ") + origin.path());
                });
    }

    private void file(String json) {
        settings = (Value.Fields) Json.parse(json);
    }

    private String file() {
        return Json.spaced(settings);
    }

    @Test
    void readsAnAbsentSettingAsItsDefault() {
        assertThat(slot("transform.limit", "rows").value()).isEqualTo(Value.of(100));
    }

    @Test
    void dropsASettingThatGetsItsDefault() {
        file("{\"rows\": 5, \"skip\": 2}");
        slot("transform.limit", "rows").type(Value.of(100));
        assertThat(file()).isEqualTo("{ \"skip\": 2 }");
    }

    @Test
    void leavesMembersItDoesNotKnow() {
        file("{\"colour\": [1], \"skip\": 2}");
        slot("transform.limit", "rows").type(Value.of(7));
        assertThat(file()).isEqualTo("{ \"colour\": [1], \"rows\": 7, \"skip\": 2 }");
    }

    @Test
    void showsAShortFormAsWhatItMeans() {
        file("{\"on\": [\"Region\", [\"a\", \"b\"]]}");
        var on = slot("transform.join", "on");
        var right = on.setting().members().getLast();
        assertThat(on.element(0).member(right).value()).isEqualTo(Value.of("Region"));
        assertThat(on.element(1).member(right).value()).isEqualTo(Value.of("b"));
    }

    @Test
    void writesOutAShortFormOnlyWhereItIsChanged() {
        file("{\"on\": [\"Region\", \"Area\"]}");
        var on = slot("transform.join", "on");
        on.element(1).member(on.setting().members().getFirst()).type(Value.of("Zone"));
        assertThat(file())
                .isEqualTo("{ \"on\": [\"Region\", { \"left\": \"Zone\", \"right\": \"Area\" }] }");
    }

    @Test
    void writesNoDefaultsOfElements() {
        file("{\"by\": [\"qty\"]}");
        var by = slot("transform.sort", "by");
        var descending = by.setting().members().get(1);
        by.element(0).member(descending).set(Value.of(true));
        assertThat(file())
                .isEqualTo("{ \"by\": [{ \"expression\": \"qty\", \"descending\": true }] }");
        by.element(0).member(descending).set(Value.of(false));
        assertThat(file()).isEqualTo("{ \"by\": [{ \"expression\": \"qty\" }] }");
    }

    @Test
    void takesTheOtherNameForTheSame() {
        file("{\"by\": [{\"column\": \"qty\"}]}");
        var by = slot("transform.sort", "by");
        var expression = by.element(0).member(by.setting().members().getFirst());
        assertThat(expression.value()).isEqualTo(Value.of("qty"));
        expression.type(Value.of("price"));
        assertThat(file()).isEqualTo("{ \"by\": [{ \"expression\": \"price\" }] }");
    }

    @Test
    void keepsATextWhereANumberShouldBe() {
        file("{\"rows\": \"${rows}\"}");
        assertThat(slot("transform.limit", "rows").value()).isEqualTo(Value.of("${rows}"));
    }

    @Test
    void readsAChoiceHoweverItIsSpelt() {
        file("{\"kind\": \"LEFT\"}");
        assertThat(slot("transform.join", "kind").value()).isEqualTo(Value.of("left"));
    }

    @Test
    void movesAnElementNoFurtherThanToTheEnd() {
        file("{\"keys\": [\"a\", \"b\", \"c\"]}");
        var keys = slot("transform.deduplicate", "keys");
        assertThat(keys.move(0, 9)).isEqualTo(2);
        assertThat(file()).isEqualTo("{ \"keys\": [\"b\", \"c\", \"a\"] }");
    }

    @Test
    void tellsWhereAChangeCameFrom() {
        file("{\"measures\": [{}]}");
        var measures = slot("transform.aggregate", "measures");
        var expression = measures.element(0).member(measures.setting().members().getLast());
        expression.type(Value.of("sum(x)"));
        measures.remove(0);
        assertThat(told).containsExactly("typed measures[0].expression", "set measures");
        assertThat(expression.label()).isEqualTo("Measures 1, Expression");
    }

    @Test
    void anElementThatIsGoneTakesNoChange() {
        file("{\"keys\": [\"a\"]}");
        slot("transform.deduplicate", "keys").element(3).type(Value.of("z"));
        assertThat(file()).isEqualTo("{ \"keys\": [\"a\"] }");
    }
}
