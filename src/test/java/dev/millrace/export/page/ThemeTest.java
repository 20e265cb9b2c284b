package dev.millrace.export.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Colours of the page by the rules for contrast (WCAG 2.2) and for people who see fewer colours.
class ThemeTest {

    private static final Pattern VARIABLE = Pattern.compile("--([a-z]+):\\s*([^;]+);");

    /// What one cone less leaves of linear red, green and blue (Viénot, Brettel and Mollon, 1999).
    private static final List<double[]> DICHROMATS =
            List.of(
                    new double[] {0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1},
                    new double[] {0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1});

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textIsLegibleOnPageAndCard(String theme) throws IOException {
        var colours = colours(theme);
        for (var text : List.of("text", "muted", "accent", "good", "warn", "bad")) {
            for (var under : List.of("page", "card", "hover")) {
                assertThat(contrast(of(colours, text), of(colours, under)))
                        .as("%s on %s", text, under)
                        .isGreaterThanOrEqualTo(4.5);
            }
        }
        assertThat(contrast(of(colours, "accent"), of(colours, "tint")))
                .isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(of(colours, "text"), of(colours, "bar"))).isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void categoriesStandOutAndStayApart(String theme) throws IOException {
        var colours = colours(theme);
        var categories = List.of(of(colours, "categories").split(" "));
        assertThat(categories).hasSize(8).doesNotHaveDuplicates();
        for (var category : categories) {
            assertThat(contrast(category, of(colours, "card")))
                    .as(category)
                    .isGreaterThanOrEqualTo(3);
        }
        for (int i = 0; i < categories.size(); i++) {
            for (int j = 0; j < i; j++) {
                for (var sight : DICHROMATS) {
                    assertThat(
                                    distance(
                                            seen(categories.get(i), sight),
                                            seen(categories.get(j), sight)))
                            .as("%s and %s", categories.get(i), categories.get(j))
                            .isGreaterThan(16);
                }
            }
        }
    }

    @Test
    void bothWaysToTheDarkThemeAreTheSame() throws IOException {
        var css = css();
        int chosen = css.indexOf(":root[data-theme=\"dark\"]");
        assertThat(variables(css.substring(css.indexOf("@media"), chosen)))
                .isEqualTo(variables(css.substring(chosen)));
    }

    private static String of(Map<String, String> colours, String name) {
        var colour = colours.get(name);
        assertThat(colour).as(name).isNotNull();
        return String.valueOf(colour);
    }

    private static Map<String, String> colours(String theme) throws IOException {
        var css = css();
        return variables(
                theme.equals("light")
                        ? css.substring(0, css.indexOf("@media"))
                        : css.substring(css.indexOf(":root[data-theme=\"dark\"]")));
    }

    private static Map<String, String> variables(String css) {
        var found = new HashMap<String, String>();
        var matcher = VARIABLE.matcher(css);
        while (matcher.find()) {
            found.put(matcher.group(1), matcher.group(2).strip());
        }
        return found;
    }

    private static String css() throws IOException {
        try (InputStream in = ThemeTest.class.getResourceAsStream("/page/theme.css")) {
            assertThat(in).isNotNull();
            return new String(in == null ? new byte[0] : in.readAllBytes(), UTF_8);
        }
    }

    private static double[] linear(String hex) {
        var parts = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            parts[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return parts;
    }

    private static double luminance(double[] c) {
        return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
    }

    private static double contrast(String a, String b) {
        double x = luminance(linear(a)) + 0.05;
        double y = luminance(linear(b)) + 0.05;
        return Math.max(x, y) / Math.min(x, y);
    }

    private static double[] seen(String hex, double[] m) {
        var c = linear(hex);
        var seen = new double[3];
        for (int i = 0; i < 3; i++) {
            seen[i] = Math.clamp(m[3 * i] * c[0] + m[3 * i + 1] * c[1] + m[3 * i + 2] * c[2], 0, 1);
        }
        return lab(seen);
    }

    /// CIE L*a*b* of linear sRGB, white D65.
    private static double[] lab(double[] c) {
        double x = f((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.9505);
        double y = f(luminance(c));
        double z = f((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(
                (a[0] - b[0]) * (a[0] - b[0])
                        + (a[1] - b[1]) * (a[1] - b[1])
                        + (a[2] - b[2]) * (a[2] - b[2]));
    }
}
