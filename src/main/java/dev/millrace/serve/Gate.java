package dev.millrace.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.net.URI;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Lets requests in, or says why not. Any thread.
final class Gate {

    private static final Set<String> FRAMES = Set.of("iframe", "frame", "embed", "object");
    private static final List<String> OF_PROXIES =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");
    private static final String BEARER = "Bearer ";

    private final Names names;
    private final Tokens tokens;
    private final Optional<String> ownToken;
    private final boolean isEmbedded;

    /// @param ownToken that lets in to everything; if there is one, nobody is let in without a
    ///   token
    /// @param isEmbedded whether pages of others may show it in a frame
    Gate(Names names, Tokens tokens, Optional<String> ownToken, boolean isEmbedded) {
        this.names = names;
        this.tokens = tokens;
        this.ownToken = ownToken;
        this.isEmbedded = isEmbedded;
    }

    /// Refuses what did not come by a name of this server, or from a page of somebody else.
    ///
    /// @param isPage whether the page itself is asked for, which a link elsewhere may do
    /// @throws FaultException REQUEST_REFUSED
    void checkOrigin(Request request, boolean isPage) {
        var host = header(request, "Host");
        var asked = request.getHttpURI().getAuthority();
        if (host.isEmpty()) {
            throw refused(
                    "The request does not say which server it is for.", "Send the header Host.");
        }
        if (!names.has(host) || (asked != null && !names.has(asked))) {
            throw refused(
                    "This server is not called \"" + shortened(host) + "\".",
                    "Use the address it was started with, or name this one with --name.");
        }
        var origin = header(request, "Origin");
        if (!origin.isEmpty() && !isOf(host, origin)) {
            throw foreign();
        }
        var site = header(request, "Sec-Fetch-Site");
        boolean isOwn = site.isEmpty() || site.equals("same-origin") || site.equals("none");
        if (!isOwn && !(isPage && mayOpen(request))) {
            throw foreign();
        }
    }

    /// A page elsewhere may lead to this one, but draw it into itself only if that was allowed.
    private boolean mayOpen(Request request) {
        var mode = header(request, "Sec-Fetch-Mode");
        var into = header(request, "Sec-Fetch-Dest");
        return mode.equals("navigate") && (isEmbedded || !FRAMES.contains(into));
    }

    private static boolean isOf(String host, String origin) {
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /// @throws FaultException TOKEN_REFUSED if there is none, or one that is not valid; or
    ///   REQUEST_REFUSED if it came from elsewhere to a server that asks nobody for a token
    Viewer viewer(Request request) {
        var token = token(request);
        if (token.isPresent()) {
            return ownToken.filter(own -> same(own, token.get())).isPresent()
                    ? Viewer.OWNER
                    : tokens.verify(token.get());
        }
        if (ownToken.isPresent()) {
            throw Fault.of(FaultCode.TOKEN_REFUSED, "This dashboard is only shown with a token.")
                    .withHint("Use the whole address that you were given.")
                    .toException();
        }
        if (OF_PROXIES.stream().anyMatch(name -> request.getHeaders().contains(name))) {
            throw refused(
                    "A proxy leads here, but everybody on this machine is let in without a token.",
                    "Start it with --name and the public name.");
        }
        return Viewer.OWNER;
    }

    private static Optional<String> token(Request request) {
        var said = header(request, "Authorization");
        if (said.startsWith(BEARER)) {
            return Optional.of(said.substring(BEARER.length()).strip());
        }
        return Query.of(request).text("token");
    }

    /// In the same time, whatever is wrong.
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    static String header(Request request, String name) {
        var value = request.getHeaders().get(name);
        return value == null ? "" : value.strip();
    }

    static boolean accepts(Request request, String type) {
        var accepted = request.getHeaders().get(HttpHeader.ACCEPT);
        return accepted != null && accepted.contains(type);
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }

    private static FaultException foreign() {
        return refused("A page from elsewhere asked for this.", "Open the dashboard itself.");
    }

    private static FaultException refused(String what, String hint) {
        return Fault.of(FaultCode.REQUEST_REFUSED, what).withHint(hint).toException();
    }
}
