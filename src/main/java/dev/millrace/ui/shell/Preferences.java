package dev.millrace.ui.shell;

import dev.millrace.fault.FaultException;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.ui.theme.ThemeChoice;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the window remembers from one start to the next.
///
/// @param width of the window, in pixels
/// @param height of the window, in pixels
/// @param palette width of the palette; 0: hidden
/// @param inspector width of the inspector; 0: hidden
/// @param dock height of the lower area, or its width if it is beside the canvas; 0: hidden
/// @param dockBeside whether the lower area is beside the canvas, not below it
/// @param recent files opened last, newest first
public record Preferences(
        ThemeChoice theme,
        double width,
        double height,
        boolean maximised,
        double palette,
        double inspector,
        double dock,
        boolean dockBeside,
        List<Path> recent) {

    private static final int MOST_RECENT = 12;
    private static final double LEAST = 200;
    private static final double MOST = 20_000;

    public static final Preferences USUAL =
            new Preferences(ThemeChoice.SYSTEM, 1440, 900, false, 212, 300, 280, false, List.of());

    public Preferences {
        recent = recent.stream().limit(MOST_RECENT).toList();
    }

    /// What was remembered; what cannot be read is as usual.
    static Preferences read(Path folder) {
        try {
            var text = Files.readString(file(folder));
            return Json.parse(text) instanceof Value.Fields fields ? of(fields) : USUAL;
        } catch (IOException | FaultException e) {
            return USUAL;
        }
    }

    /// Never fails: a choice that cannot be kept is no reason to stop anybody.
    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            var next = folder.resolve("window.json.new");
            Files.writeString(next, Json.pretty(fields()), StandardCharsets.UTF_8);
            Files.move(next, file(folder), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // The next start has the choices of the last one.
        }
    }

    private static Path file(Path folder) {
        return folder.resolve("window.json");
    }

    Preferences opened(Path file) {
        var next = new ArrayList<>(recent);
        next.remove(file);
        next.addFirst(file);
        return withRecent(next);
    }

    Preferences withRecent(List<Path> files) {
        return new Preferences(
                theme, width, height, maximised, palette, inspector, dock, dockBeside, files);
    }

    Preferences withTheme(ThemeChoice choice) {
        return new Preferences(
                choice, width, height, maximised, palette, inspector, dock, dockBeside, recent);
    }

    Preferences withWindow(double newWidth, double newHeight, boolean isMaximised) {
        return new Preferences(
                theme,
                newWidth,
                newHeight,
                isMaximised,
                palette,
                inspector,
                dock,
                dockBeside,
                recent);
    }

    Preferences withPanes(double newPalette, double newInspector, double newDock) {
        return new Preferences(
                theme,
                width,
                height,
                maximised,
                newPalette,
                newInspector,
                newDock,
                dockBeside,
                recent);
    }

    Preferences withDockBeside(boolean beside) {
        return new Preferences(
                theme, width, height, maximised, palette, inspector, dock, beside, recent);
    }

    private static Preferences of(Value.Fields fields) {
        var recent = new ArrayList<Path>();
        if (fields.get("recent") instanceof Value.Items(var files)) {
            for (Value file : files) {
                if (file instanceof Value.Text(var path)) {
                    recent.add(Path.of(path));
                }
            }
        }
        return new Preferences(
                theme(fields.get("theme")),
                Math.clamp(number(fields.get("width"), USUAL.width()), LEAST, MOST),
                Math.clamp(number(fields.get("height"), USUAL.height()), LEAST, MOST),
                fields.get("maximised") instanceof Value.Bool(boolean is) && is,
                Math.clamp(number(fields.get("palette"), USUAL.palette()), 0, MOST),
                Math.clamp(number(fields.get("inspector"), USUAL.inspector()), 0, MOST),
                Math.clamp(number(fields.get("dock"), USUAL.dock()), 0, MOST),
                fields.get("dockBeside") instanceof Value.Bool(boolean beside) && beside,
                recent);
    }

    private static ThemeChoice theme(@Nullable Value value) {
        for (ThemeChoice choice : ThemeChoice.values()) {
            if (value instanceof Value.Text(var name) && name.equals(word(choice))) {
                return choice;
            }
        }
        return ThemeChoice.SYSTEM;
    }

    private static double number(@Nullable Value value, double otherwise) {
        return value instanceof Value.Num(var number) ? number.doubleValue() : otherwise;
    }

    private static String word(ThemeChoice choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private Value.Fields fields() {
        return Value.fields(
                Map.entry("theme", Value.of(word(theme))),
                Map.entry("width", number(width)),
                Map.entry("height", number(height)),
                Map.entry("maximised", Value.of(maximised)),
                Map.entry("palette", number(palette)),
                Map.entry("inspector", number(inspector)),
                Map.entry("dock", number(dock)),
                Map.entry("dockBeside", Value.of(dockBeside)),
                Map.entry(
                        "recent",
                        new Value.Items(
                                recent.stream()
                                        .<Value>map(file -> Value.of(file.toString()))
                                        .toList())));
    }

    private static Value number(double value) {
        return new Value.Num(BigDecimal.valueOf(Math.round(value)));
    }
}
