package dev.millrace.export.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Figures;
import dev.millrace.model.Value;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes a dashboard as one HTML file. The same file is handed out, shown in the window and
/// served.
///
/// It holds its data as JSON that a parser of HTML reads as text whatever is in it, and its policy
/// lets nothing run but the scripts written here, each known by its hash: no network, no `eval`, no
/// handler in an attribute. Any thread.
public final class DashboardPage {

    /// Most data of a page, in bytes of JSON: what a browser opens at once and a mail carries.
    public static final int MAX_DATA_BYTES = 5_000_000;

    private final PageParts parts = PageParts.read();

    /// @param model as the contract of the page says: title, filters, tiles with answers and cubes
    /// @throws FaultException if the model is larger than `MAX_DATA_BYTES`
    public String html(Value.Fields model) {
        return written(data(model), title(model), List.of(), "'none'");
    }

    /// The page without a model, for a host that calls `millracePage.show` itself.
    public String empty() {
        return written("null", "Dashboard", List.of(), "'none'");
    }

    /// The page as a server gives it out: it may ask the server it came from, and nobody else.
    ///
    /// @param host script that sets `window.millrace` before the page starts
    /// @throws FaultException as `html`
    public String served(Value.Fields model, String host) {
        return written(data(model), title(model), List.of(host), "'self'");
    }

    /// The content-security policy of a page as `served` gives it, for a header.
    ///
    /// @param host as for `served`
    public String policy(String host) {
        var scripts = new ArrayList<>(List.of(host));
        scripts.addAll(parts.scripts());
        return policy(scripts, "'self'");
    }

    private String written(String model, String title, List<String> host, String connect) {
        var scripts = new ArrayList<>(host);
        scripts.addAll(parts.scripts());
        var inline =
                scripts.stream()
                        .map(script -> "<script>" + script + "</script>")
                        .collect(Collectors.joining("\n"));
        return filled(
                parts.template(),
                List.of(policy(scripts, connect), escaped(title), parts.style(), model, inline));
    }

    /// Fills the places of the template in one pass, so that a filling is never searched for
    /// places.
    private static String filled(String template, List<String> fillings) {
        var names = List.of("{{policy}}", "{{title}}", "{{style}}", "{{model}}", "{{scripts}}");
        var page = new StringBuilder();
        int from = 0;
        for (int i = 0; i < names.size(); i++) {
            int at = template.indexOf(names.get(i), from);
            page.append(template, from, at).append(fillings.get(i));
            from = at + names.get(i).length();
        }
        return page.append(template, from, template.length()).toString();
    }

    /// Styles in attributes are allowed: charts place their parts with them, and they run nothing.
    private static String policy(List<String> scripts, String connect) {
        var hashes =
                scripts.stream()
                        .peek(DashboardPage::refuseAnEnd)
                        .map(script -> "'sha256-" + hash(script) + "'")
                        .collect(Collectors.joining(" "));
        return "default-src 'none'; script-src "
                + hashes
                + "; style-src 'unsafe-inline'; img-src data: blob:; connect-src "
                + connect
                + "; base-uri 'none'; form-action 'none'";
    }

    /// A script that holds the end of a script would end there.
    private static void refuseAnEnd(String script) {
        if (script.toLowerCase(Locale.ROOT).contains("</script") || script.contains("<!--")) {
            throw new IllegalArgumentException("A script of the page ends itself.");
        }
    }

    private static String hash(String script) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// In JSON these characters stand only inside texts, where an escape means the same.
    private static String data(Value.Fields model) {
        var json = Json.line(model);
        int bytes = json.getBytes(UTF_8).length;
        if (bytes > MAX_DATA_BYTES) {
            throw Fault.of(
                            FaultCode.FILE_TOO_LARGE,
                            "The page would hold %s of data, more than the %s it may."
                                    .formatted(Figures.bytes(bytes), Figures.bytes(MAX_DATA_BYTES)))
                    .withHint("Take away filters or tiles, or let tables show fewer rows.")
                    .toException();
        }
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static String title(Value.Fields model) {
        return model.get("title") instanceof Value.Text(var text) ? text : "Dashboard";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
