package dev.millrace.export.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// What every page is made of: template, style and scripts of `assets/page`, Vega and Vega-Lite out
/// of their jars. Read once. Any thread.
record PageParts(String template, String style, List<String> scripts) {

    private static final String FOLDER = "/page/";
    private static final String JARS = "/META-INF/resources/webjars/";

    /// In the order in which they need each other.
    private static final List<String> OWN =
            List.of(
                    "interpreter.js",
                    "dom.js",
                    "words.js",
                    "cube.js",
                    "theme.js",
                    "spec.js",
                    "tooltip.js",
                    "chart.js",
                    "metric.js",
                    "grid.js",
                    "files.js",
                    "sheet.js",
                    "xlsx.js",
                    "marks.js",
                    "rows.js",
                    "state.js",
                    "filters.js",
                    "answers.js",
                    "head.js",
                    "where.js",
                    "tile.js",
                    "print.js",
                    "layout.js",
                    "bench.js",
                    "arrange.js",
                    "kept.js",
                    "report.js",
                    "page.js");

    static PageParts read() {
        var scripts = new ArrayList<String>();
        scripts.add(ofJar("vega", "vega.min.js"));
        scripts.add(ofJar("vega-lite", "vega-lite.min.js"));
        OWN.forEach(name -> scripts.add(text(FOLDER + name)));
        var style =
                text(FOLDER + "theme.css")
                        + text(FOLDER + "page.css")
                        + text(FOLDER + "arrange.css")
                        + text(FOLDER + "print.css")
                        + text(FOLDER + "report.css");
        return new PageParts(text(FOLDER + "page.html"), style, List.copyOf(scripts));
    }

    /// The jar says its version in its Maven properties, so the pom is the only place that names
    /// it.
    private static String ofJar(String artifact, String file) {
        var properties = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars/" + artifact + "/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var version = properties.getProperty("version");
        return text(JARS + artifact + "/" + version + "/" + file);
    }

    private static String text(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        var in = PageParts.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("The product lacks " + resource);
        }
        return in;
    }
}
