package dev.millrace.serve;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Where a dashboard is served, and to whom.
///
/// @param host a name or address of this machine; empty: this machine alone can reach it
/// @param port 0: any that is free
/// @param names it is known by elsewhere, behind a proxy for instance
/// @param embedIn origins such as `https://intranet.example.org` whose pages may show it in a frame
/// @param demandsToken whether a token is demanded where it need not be
public record Listening(
        String host, int port, Set<String> names, List<String> embedIn, boolean demandsToken) {

    /// Where it is usually.
    public static final int PORT = 8765;

    private static final int MOST = 65_535;
    private static final Pattern ORIGIN =
            Pattern.compile("https?://(\\[[0-9a-f:.]+]|[a-z0-9.-]+)(:\\d{1,5})?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9.-]+|\\[[0-9a-f:.]+]");

    /// @throws dev.millrace.fault.FaultException CALL_INVALID if something is not of its form
    public Listening {
        names = Set.copyOf(names);
        embedIn = List.copyOf(embedIn);
        if (port < 0 || port > MOST) {
            throw wrong("There is no port " + port + ".", "Take one up to " + MOST + ".");
        }
        for (String origin : embedIn) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw wrong(
                        "\"" + origin + "\" is not the origin of pages.",
                        "Write it as https://intranet.example.org, without a path.");
            }
        }
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw wrong(
                        "\"" + name + "\" is not the name of a host.",
                        "Write it as dashboards.example.org, in small letters, without a port.");
            }
        }
    }

    private static RuntimeException wrong(String what, String hint) {
        return Fault.of(FaultCode.CALL_INVALID, what).withHint(hint).toException();
    }

    /// This machine alone, at a port.
    public static Listening here(int port) {
        return new Listening("", port, Set.of(), List.of(), false);
    }

    /// Whether it can be reached from this machine alone.
    boolean isLoopback() {
        return host.isEmpty()
                || Set.of("localhost", "127.0.0.1", "::1", "[::1]")
                        .contains(host.toLowerCase(Locale.ROOT));
    }

    /// Whoever comes from elsewhere has to bring a token.
    boolean needsToken() {
        return demandsToken || !isLoopback() || !names.isEmpty() || !embedIn.isEmpty();
    }
}
