package dev.millrace.nodes.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.nodes.Engine;
import org.junit.jupiter.api.Test;

class GiveRowsTest {

    private final GiveRows give = new GiveRows();

    @Test
    void passesAllRows() {
        try (var engine = new Engine()) {
            engine.with("t", "SELECT * FROM (VALUES (1, 'a'), (2, NULL)) v(id, name)");
            var ports = give.select(new GiveRows.Settings(""), engine.inputs("t"));

            assertThat(engine.run(ports).rows()).hasSize(2).contains("1|a");
            Golden.check("group.output/all.sql", Engine.text(ports));
        }
    }
}
