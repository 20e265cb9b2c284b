package dev.millrace.ui.fx;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/// Keeps the letter of the key that opened a text field out of it: the key's press opens the field,
/// and its letter would be typed into what has the focus then.
public final class FreshKeys {

    private FreshKeys() {}

    /// The field takes letters only of keys that are pressed from now on.
    public static void only(Node field) {
        field.addEventFilter(
                KeyEvent.ANY,
                new EventHandler<>() {
                    @Override
                    public void handle(KeyEvent event) {
                        if (event.getEventType() == KeyEvent.KEY_TYPED) {
                            event.consume();
                        } else {
                            field.removeEventFilter(KeyEvent.ANY, this);
                        }
                    }
                });
    }
}
