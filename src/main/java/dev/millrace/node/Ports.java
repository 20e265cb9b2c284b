package dev.millrace.node;

import dev.millrace.sql.Sql;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The queries behind the output ports of a node.
///
/// A node with several ports has a shared SELECT, evaluated once, and per port a SELECT over that
/// alone (`SHARED` in FROM), so each row leaves by the ports its one evaluation says.
///
/// @param alone by port, a SELECT over the inputs that gives the same rows when no other port is
///   read; plain conditions sink into a scan, those of routed rows do not
public record Ports(
        Optional<Sql> shared,
        List<String> hidden,
        SequencedMap<String, Sql> byPort,
        Map<String, Sql> alone) {

    /// Stands for the shared SELECT in the query of a port.
    public static final String SHARED = "shared rows";

    public Ports {
        hidden = List.copyOf(hidden);
        byPort = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byPort));
        alone = Map.copyOf(alone);
    }

    /// One output port, called `out`.
    public static Ports single(Sql select) {
        var ports = new LinkedHashMap<String, Sql>();
        ports.put("out", select);
        return new Ports(Optional.empty(), List.of(), ports, Map.of());
    }

    /// Several ports over one shared SELECT.
    ///
    /// @param hidden columns of the shared SELECT that no port shows
    public static Ports routed(Sql shared, String... hidden) {
        return new Ports(Optional.of(shared), List.of(hidden), new LinkedHashMap<>(), Map.of());
    }

    /// The rows of the shared SELECT for which the condition holds, without the hidden columns.
    public Ports port(String name, Sql condition) {
        return port(name, condition, Sql.EMPTY);
    }

    /// The same, with more columns behind: `more` is empty or begins with a comma.
    public Ports port(String name, Sql condition, Sql more) {
        var columns = Sql.join(", ", hidden.stream().map(Sql::name).toList());
        var select =
                Sql.of(
                        "SELECT * EXCLUDE ({}){} FROM {} WHERE {}",
                        columns,
                        more,
                        Sql.relation(SHARED),
                        condition);
        var ports = new LinkedHashMap<>(byPort);
        ports.put(name, select);
        return new Ports(shared, hidden, ports, alone);
    }

    /// The same ports, of which one has a SELECT of its own for when no other is read.
    public Ports alone(String port, Sql select) {
        var more = new LinkedHashMap<>(alone);
        more.put(port, select);
        return new Ports(shared, hidden, byPort, more);
    }
}
