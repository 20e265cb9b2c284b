package dev.millrace.observe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads Prometheus' text format 0.0.4 by the letter, and refuses what breaks it.
/// https://prometheus.io/docs/instrumenting/exposition_formats/
final class PromText {

    /// @param labels with their escapes undone
    record Sample(String name, Map<String, String> labels, double value) {}

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") (\\S.*)");
    private static final Pattern TYPE = Pattern.compile("# TYPE (" + NAME + ") gauge");
    private static final Pattern LABEL =
            Pattern.compile("\\G([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\n\"])*)\",?");
    private static final Pattern SAMPLE = Pattern.compile("(" + NAME + ")\\{(.*)\\} (\\S+)");

    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private final List<Sample> samples = new ArrayList<>();
    private final Set<String> finished = new HashSet<>();
    private String helped = "";
    private String metric = "";

    static List<Sample> read(String text) {
        if (!text.endsWith("\n") || text.contains("\r")) {
            throw new IllegalArgumentException("The last line must end, and by \\n.");
        }
        var reading = new PromText();
        text.substring(0, text.length() - 1).lines().forEach(reading::line);
        return reading.samples;
    }

    private void line(String line) {
        var help = HELP.matcher(line);
        var type = TYPE.matcher(line);
        if (help.matches()) {
            helped = help.group(1);
        } else if (type.matches()) {
            metric = type.group(1);
            must(metric.equals(helped), line);
            must(finished.add(metric), line);
        } else {
            sample(line);
        }
    }

    private void sample(String line) {
        var sample = SAMPLE.matcher(line);
        must(sample.matches() && sample.group(1).equals(metric), line);
        var labels = new LinkedHashMap<String, String>();
        var label = LABEL.matcher(sample.group(2));
        int end = 0;
        while (label.find()) {
            must(labels.put(label.group(1), unescaped(label.group(2))) == null, line);
            end = label.end();
        }
        must(end == sample.group(2).length(), line);
        var read = new Sample(metric, labels, Double.parseDouble(sample.group(3)));
        must(
                samples.stream()
                        .noneMatch(
                                other ->
                                        other.name().equals(metric)
                                                && other.labels().equals(labels)),
                line);
        samples.add(read);
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        found.group(1).equals("n") ? "\n" : found.group(1)));
    }

    private static void must(boolean held, String line) {
        if (!held) {
            throw new IllegalArgumentException("Not in the format: " + line);
        }
    }
}
