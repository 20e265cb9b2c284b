package dev.millrace.ui.theme;

import dev.millrace.draw.Typeface;
import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Gives scenes the theme that the person chose, or that the desktop has. FX thread only.
public final class Theming {

    private final ObjectProperty<ThemeChoice> choice =
            new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.LIGHT);

    public Theming() {
        for (Typeface typeface : Typeface.values()) {
            load(typeface);
        }
        choice.subscribe(_ -> choose());
        Platform.getPreferences().colorSchemeProperty().subscribe(this::choose);
        theme.subscribe(now -> Application.setUserAgentStylesheet(now.userAgent()));
    }

    private static void load(Typeface typeface) {
        try (var in = typeface.open()) {
            Font.loadFont(in, 12);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void choose() {
        theme.set(
                switch (choice.get()) {
                    case LIGHT -> Theme.LIGHT;
                    case DARK -> Theme.DARK;
                    case CONTRAST -> Theme.CONTRAST;
                    case SYSTEM ->
                            Platform.getPreferences().getColorScheme() == ColorScheme.DARK
                                    ? Theme.DARK
                                    : Theme.LIGHT;
                });
    }

    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    public ReadOnlyObjectProperty<Theme> themeProperty() {
        return theme.getReadOnlyProperty();
    }

    public Theme theme() {
        return theme.get();
    }

    /// Dresses a scene, now and whenever the theme changes.
    public void dress(Scene scene) {
        theme.subscribe(now -> scene.getStylesheets().setAll(now.sheets()));
    }
}
