package dev.millrace.draw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The icons of node types, each the data of one SVG path in a square of 24 x 24. Any thread.
public final class Icons {

    /// A square with a question mark, for a type this version does not know.
    private static final String UNKNOWN =
            "M4 3H20A1 1 0 0 1 21 4V20A1 1 0 0 1 20 21H4A1 1 0 0 1 3 20V4A1 1 0 0 1 4 3ZM4.8 4.8V19.2"
                    + "H19.2V4.8ZM11 16H13V18H11ZM12 6C14.2 6 15.8 7.4 15.8 9.3C15.8 11.8 12.9 12 12.9 14.4"
                    + "H11.1C11.1 11.2 14 11 14 9.3C14 8.4 13.2 7.7 12 7.7C10.8 7.7 10 8.4 10 9.5H8.2C8.2 7.4"
                    + " 9.8 6 12 6Z";

    private static final Pattern PATH = Pattern.compile("<path[^>]*\\sd=\"([^\"]*)\"");
    private static final Map<String, String> READ = new ConcurrentHashMap<>();

    private Icons() {}

    public static String of(String type) {
        return READ.computeIfAbsent(type, Icons::read);
    }

    private static String read(String type) {
        try (var in = Icons.class.getResourceAsStream("/icons/" + type + ".svg")) {
            if (in == null) {
                return UNKNOWN;
            }
            var svg = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return PATH.matcher(svg)
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
