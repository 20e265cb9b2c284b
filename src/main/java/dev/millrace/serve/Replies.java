package dev.millrace.serve;

import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Writes answers, each with the headers that keep it where it belongs. Any thread.
///
/// @param ancestors who may show the page in a frame, as a content-security policy says it
/// @param isEmbedded whether anybody may
record Replies(String ancestors, boolean isEmbedded) {

    static final String POLICY = "Content-Security-Policy";

    void write(Answer answer, Response response, Callback callback) {
        head(response, answer.status(), answer.type(), answer.headers());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().remaining());
        response.write(true, answer.body(), callback);
    }

    /// @param more beside those that every answer has, or in their place
    void head(Response response, int status, String type, Map<String, String> more) {
        response.setStatus(status);
        var headers = response.getHeaders();
        if (!type.isEmpty()) {
            headers.put(HttpHeader.CONTENT_TYPE, type);
        }
        headers.put(POLICY, "default-src 'none'; frame-ancestors " + ancestors);
        if (!isEmbedded) {
            headers.put("X-Frame-Options", "DENY");
        }
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cache-Control", "no-store");
        more.forEach(headers::put);
    }
}
