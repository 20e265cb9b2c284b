package dev.millrace.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.fault.Blame;
import dev.millrace.fault.Fault;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a request is answered with.
///
/// @param body read by nobody before it is written
/// @param headers beside those that every answer has
record Answer(int status, String type, ByteBuffer body, Map<String, String> headers) {

    static final String HTML = "text/html; charset=utf-8";
    static final String JSON = "application/json; charset=utf-8";

    static Answer of(String type, byte[] body) {
        return new Answer(200, type, ByteBuffer.wrap(body), Map.of());
    }

    static Answer json(Value value) {
        return of(JSON, Json.line(value).getBytes(UTF_8));
    }

    static Answer of(Fault fault) {
        return of(status(fault), fault);
    }

    static Answer of(int status, Fault fault) {
        var told =
                Value.fields(
                        Map.entry("code", Value.of(fault.code().id())),
                        Map.entry("message", Value.of(fault.message())),
                        Map.entry("hint", Value.of(fault.hint())));
        return new Answer(status, JSON, utf8(Json.line(told)), Map.of());
    }

    /// The same for a person in front of a browser.
    static Answer page(Fault fault) {
        var html =
                """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>Millrace</title>
                <meta name="color-scheme" content="light dark">
                <style>body{font:16px/1.5 system-ui,sans-serif;max-width:32em;margin:20vh auto;\
                padding:0 1em}p{opacity:.7}</style>
                <h1>%s</h1><p>%s</p><p>%s</p></html>
                """
                        .formatted(
                                escaped(fault.message()),
                                escaped(fault.hint()),
                                escaped(fault.code().id()));
        return new Answer(
                status(fault),
                HTML,
                utf8(html),
                Map.of(
                        Replies.POLICY,
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
                                + " form-action 'none'; frame-ancestors 'none'"));
    }

    Answer with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Answer(status, type, body, all);
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static int status(Fault fault) {
        return switch (fault.code()) {
            case TOKEN_REFUSED -> 401;
            case REQUEST_REFUSED, ROWS_WITHHELD -> 403;
            case PAGE_UNKNOWN -> 404;
            case ROWS_GONE -> 409;
            case FILE_TOO_LARGE -> 413;
            case SERVER_BUSY, FILE_NOT_FOUND -> 503;
            case TIMED_OUT -> 504;
            default -> status(fault.code().blame());
        };
    }

    private static int status(Blame blame) {
        return switch (blame) {
            case CALLER -> 400;
            case ENVIRONMENT -> 503;
            case AUTHOR, DATA, BUG -> 500;
        };
    }
}
