package dev.millrace.serve;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.util.HostPort;

/// The names a server goes by. A request that asks for another one came by a name that somebody
/// else made lead here.
///
/// @param own names and addresses of the machine, which go with the port
/// @param port that is listened on
/// @param published names it is known by elsewhere, behind a proxy for instance, at any port
record Names(Set<String> own, int port, Set<String> published) {

    private static final int HTTP = 80;

    Names {
        own = Set.copyOf(own);
        published = Set.copyOf(published);
    }

    /// @param authority as `Host` says it: `127.0.0.1:8765`
    boolean has(String authority) {
        try {
            var asked = new HostPort(authority);
            var host = asked.getHost().toLowerCase(Locale.ROOT);
            return published.contains(host)
                    || (own.contains(host)
                            && (asked.getPort() == 0 ? HTTP : asked.getPort()) == port);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
