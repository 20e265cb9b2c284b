package dev.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.json.Json;
import dev.millrace.model.Node;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingFaultsTest {

    private static Fault at(String setting) {
        return Fault.of(FaultCode.SETTING_MISSING, setting).at(Place.setting(setting));
    }

    private static SettingFaults of(String type, String json, Fault... found) {
        var node = Node.of("n", type, (Value.Fields) Json.parse(json));
        return SettingFaults.of(node, NodeCatalog.load().find(type).orElseThrow(), List.of(found));
    }

    private final SettingFaults faults =
            new SettingFaults(
                    List.of(at("on"), at("on[0].left"), at("on[12]"), at("once"), at("")));

    @Test
    void knowsWhatASettingHolds() {
        assertThat(faults.under("on"))
                .extracting(Fault::message)
                .containsExactly("on", "on[0].left", "on[12]");
        assertThat(faults.at("on")).hasSize(1);
    }

    @Test
    void knowsWhatNoFieldShows() {
        assertThat(faults.elsewhere(List.of("on")))
                .extracting(Fault::message)
                .containsExactly("once", "");
    }

    @Test
    void knowsWhatIsOnAnotherPage() {
        assertThat(faults.outside("on", 0, 10))
                .extracting(Fault::message)
                .containsExactly("on[12]");
    }

    @Test
    void findsAtOnceWhatTheFormOfTheSettingsShows() {
        assertThat(of("transform.filter", "{}").under("condition")).hasSize(1);
        assertThat(of("quality.expect", "{\"expectations\": [{\"kind\": \"range\"}]}").all())
                .extracting(fault -> fault.place().setting())
                .contains("expectations[0].columns", "expectations[0].min");
    }

    @Test
    void saysOnceWhatTheEngineFoundToo() {
        var found = Fault.of(FaultCode.SETTING_MISSING, "said otherwise");
        assertThat(of("transform.filter", "{}", found.at(Place.setting("condition"))).all())
                .hasSize(1);
    }

    @Test
    void doesNotJudgeWhatAParameterStandsFor() {
        assertThat(of("transform.limit", "{\"rows\": \"${rows}\"}").all()).isEmpty();
    }
}
