package dev.millrace.cli;

import dev.millrace.serve.Listening;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/// Where a dashboard is served.
final class ServeOptions {

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Default: ${DEFAULT-VALUE}. 0: any that is free.",
            defaultValue = "" + Listening.PORT)
    private int port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description =
                    "An address of this machine that others can reach; then everybody needs a token."
                            + " Default: this machine alone.")
    private String host = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "A name it is known by elsewhere, behind a proxy for instance; then everybody"
                            + " needs a token. May be repeated.")
    private List<String> names = List.of();

    @Option(
            names = "--embed-in",
            paramLabel = "ORIGIN",
            description =
                    "Pages that may show it in a frame, such as https://intranet.example.org; then"
                            + " everybody needs a token. May be repeated. Default: none.")
    private List<String> embedIn = List.of();

    @Option(
            names = "--token",
            description = "Nobody is let in without a token, from this machine neither.")
    private boolean token;

    Listening listening() {
        return new Listening(host, port, Set.copyOf(names), embedIn, token);
    }
}
