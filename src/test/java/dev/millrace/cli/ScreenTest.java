package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {

    @Test
    void aPipeGetsNoControlCodesAndAnyWidth() {
        var screen = Screen.detect(null, Map.of("TERM", "xterm-256color"), StandardCharsets.UTF_8);
        assertThat(screen.live()).isFalse();
        assertThat(screen.colour()).isFalse();
        assertThat(screen.columns().getAsInt()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void drawsOnlyWhatTheCharsetHas() {
        var screen = Screen.pipe(StandardCharsets.US_ASCII);
        assertThat(screen.glyphs()).isNotEqualTo(Screen.pipe(StandardCharsets.UTF_8).glyphs());
    }
}
