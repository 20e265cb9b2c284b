package dev.millrace.ui.theme;

import dev.millrace.draw.Palette;
import dev.millrace.draw.Typeface;
import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;

/// Gives scenes the theme that the person chose, or that the desktop has. FX thread only.
public final class Theming implements AutoCloseable {

    private final ObjectProperty<ThemeChoice> choice =
            new SimpleObjectProperty<>(ThemeChoice.SYSTEM);
    private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.LIGHT);
    private final ObservableList<String> sheets = FXCollections.observableArrayList();
    private final Subscription desktop;

    public Theming() {
        for (Typeface typeface : Typeface.values()) {
            load(typeface);
        }
        choice.subscribe(_ -> choose());
        desktop = Platform.getPreferences().colorSchemeProperty().subscribe(this::choose);
        theme.subscribe(
                now -> {
                    Application.setUserAgentStylesheet(now.userAgent());
                    sheets.setAll(now.sheets());
                });
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

    /// The colours of the theme. Views bind to it, which does not keep them from being collected.
    public ObservableValue<Palette> palette() {
        return theme.map(Theme::palette);
    }

    /// From light to dark and back.
    public void turn() {
        choice.set(theme() == Theme.LIGHT ? ThemeChoice.DARK : ThemeChoice.LIGHT);
    }

    /// Dresses a scene, now and whenever the theme changes; that does not keep the scene from being
    /// collected.
    public void dress(Scene scene) {
        Bindings.bindContent(scene.getStylesheets(), sheets);
    }

    /// No longer follows the desktop.
    @Override
    public void close() {
        desktop.unsubscribe();
    }
}
