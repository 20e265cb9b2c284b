package dev.millrace.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void portsOfSharedRowsShowNoHiddenColumn() {
        var ports =
                Ports.routed(Sql.keyword("SELECT *, true AS h FROM t"), "h")
                        .port("kept", Sql.name("h"))
                        .port("rest", Sql.keyword("NOT h"), Sql.keyword(", 1 AS more"));

        assertThat(ports.byPort().keySet()).containsExactly("kept", "rest");
        assertThat(ports.byPort().values())
                .extracting(sql -> sql.text(Dialect.DUCKDB))
                .containsExactly(
                        "SELECT * EXCLUDE (\"h\") FROM \"shared rows\" WHERE \"h\"",
                        "SELECT * EXCLUDE (\"h\"), 1 AS more FROM \"shared rows\" WHERE NOT h");
    }

    @Test
    void onePortIsCalledOut() {
        var ports = Ports.single(Sql.keyword("SELECT 1"));

        assertThat(ports.byPort().keySet()).containsExactly("out");
        assertThat(ports.shared()).isEmpty();
    }
}
