package dev.millrace.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Link;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private final Reading reading =
            PipelineReader.inspect(
                    """
                    {
                      "format": 1,
                      "nodes": {
                        "a": { "type": "source.inline" },
                        "b": {
                          "type": "transform.aggregate",
                          "settings": {
                            "group": "Region",
                            "measures": [ { "name": "n",
                              "expression": "\\"é\\" + sam(x)" } ]
                          }
                        }
                      },
                      "links": [ "a -> b",
                        "b->a" ]
                    }
                    """
                            .getBytes(UTF_8),
                    "p.json");

    @Test
    void locatesTheVeryCharacterOfASetting() {
        var place = Place.node("b").inSetting("measures[0].expression").at(6, 9);

        assertThat(located(place).text()).isEqualTo("p.json:10:34:b");
        assertThat(located(place)).extracting(Place::from, Place::to).containsExactly(6, 9);
    }

    @Test
    void locatesASettingANodeAndWhatIsNearestToAnAbsentOne() {
        assertThat(located(Place.node("a")).text()).isEqualTo("p.json:4:5:a");
        assertThat(located(Place.node("b").inSetting("measures[0].name")).text())
                .isEqualTo("p.json:9:33:b");
        assertThat(located(Place.node("b").inSetting("group[0]")).text())
                .isEqualTo("p.json:8:18:b");
        assertThat(located(Place.node("b").inSetting("nothing")).text()).isEqualTo("p.json:7:19:b");
        assertThat(located(Place.node("a").inSetting("rows")).text()).isEqualTo("p.json:4:10:a");
    }

    @Test
    void locatesALinkHoweverItIsSpaced() {
        var fault = Fault.of(FaultCode.LINK_MAKES_CYCLE, "x").at(Place.node("b"));

        assertThat(reading.locate(fault, Link.of("b", "a")).place().text())
                .isEqualTo("p.json:15:5:b");
        assertThat(reading.place(Link.of("a", "b")).text()).isEqualTo("p.json:14:14");
        assertThat(reading.place(Link.of("b", "b")).text()).isEqualTo("p.json:14:12");
    }

    @Test
    void givesTheFileForAFaultWithoutAKnownNode() {
        assertThat(located(Place.NOWHERE).text()).isEqualTo("p.json");
        assertThat(located(Place.node("zz")).text()).isEqualTo("p.json:zz");
    }

    @Test
    void keepsAPlaceThatIsKnown() {
        var known = Place.file("other.json", 7, 8).inNode("a");

        assertThat(located(known)).isEqualTo(known);
    }

    private Place located(Place place) {
        return reading.locate(Fault.of(FaultCode.SQL_SYNTAX, "x").at(place)).place();
    }
}
