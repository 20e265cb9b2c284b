package dev.millrace.serve;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;

/// The addresses that a server listens on.
final class Doors {

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", LOOPBACK, "[::1]");

    private Doors() {}

    /// Takes the addresses.
    ///
    /// @return the port
    /// @throws FaultException ADDRESS_UNUSABLE
    static int open(Server server, Listening listening, Supplier<HttpConnectionFactory> http) {
        if (!listening.host().isEmpty()) {
            return open(server, bare(listening.host()), listening.port(), http);
        }
        int port = open(server, LOOPBACK, listening.port(), http);
        if (hasIpv6()) {
            openSecond(server, port, listening.port() != 0, http);
        }
        return port;
    }

    private static int open(
            Server server, String host, int port, Supplier<HttpConnectionFactory> http) {
        var connector = new WatchedConnector(server, http.get());
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        try {
            connector.open();
        } catch (IOException e) {
            connector.close();
            throw unusable(host, port).toException(e);
        }
        server.addConnector(connector);
        return connector.getLocalPort();
    }

    /// The other address of this machine: a name may lead to either. Where somebody else has it,
    /// people would be led astray.
    private static void openSecond(
            Server server, int port, boolean isNeeded, Supplier<HttpConnectionFactory> http) {
        try {
            open(server, "::1", port, http);
        } catch (FaultException e) {
            if (isNeeded) {
                throw e;
            }
        }
    }

    private static boolean hasIpv6() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .anyMatch(each -> each instanceof Inet6Address && each.isLoopbackAddress());
        } catch (SocketException e) {
            return false;
        }
    }

    static Fault unusable(String host, int port) {
        return Fault.of(
                        FaultCode.ADDRESS_UNUSABLE,
                        "Port %d of %s is taken, or not of this machine."
                                .formatted(port, host.isEmpty() ? LOOPBACK : host))
                .withHint("Name another one with --port; --port 0 takes any that is free.");
    }

    /// What the addresses are called, without the port.
    static Set<String> names(String host) {
        var bare = bare(host).toLowerCase(Locale.ROOT);
        if (bare.isEmpty() || LOOPBACK_NAMES.contains(bare) || bare.equals("::1")) {
            return LOOPBACK_NAMES;
        }
        var names = new HashSet<String>();
        if (bare.equals("0.0.0.0") || bare.equals("::")) {
            names.addAll(LOOPBACK_NAMES);
            names.addAll(ofMachine());
        } else {
            names.add(bracketed(bare));
        }
        return names;
    }

    private static Set<String> ofMachine() {
        var names = new HashSet<String>();
        try {
            names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(InetAddress::getHostAddress)
                    .map(text -> text.split("%", 2)[0])
                    .forEach(text -> names.add(bracketed(text)));
        } catch (SocketException | UnknownHostException e) {
            return names;
        }
        return names;
    }

    /// As it stands in an address.
    static String shown(String host) {
        return host.isEmpty() ? LOOPBACK : bracketed(bare(host));
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }
}
