package dev.millrace.ui.inspector;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// Carries a column with the mouse from a chip to a shelf. Where it may be dropped lights up;
/// Escape puts it back.
final class ChartDrag {

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    private static final double BESIDE = 10;

    /// Pixels that a hand moves when it means to click.
    private static final double TWITCH = 4;

    private static final double EDGE = 24;
    private static final double STEP = 0.04;

    private final Pane ground;
    private final Supplier<List<ShelfRow>> shelves;
    private final Label ghost = new Label();
    private @Nullable ShelfRow over;

    /// @param ground what the carried column is drawn upon
    ChartDrag(Pane ground, Supplier<List<ShelfRow>> shelves) {
        this.ground = ground;
        this.shelves = shelves;
        ghost.setManaged(false);
        ghost.setVisible(false);
        ghost.setMouseTransparent(true);
        ghost.setViewOrder(-1);
        ghost.getStyleClass().add("mill-carried");
        ground.getChildren().add(ghost);
    }

    /// @param dropped is told where; empty: outside of all shelves
    void carry(Node chip, String text, Consumer<Optional<ChartShelf>> dropped) {
        chip.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY) {
                        new Carrying(chip.getScene(), at(event), text, dropped).begin();
                    }
                });
    }

    private static Point2D at(MouseEvent event) {
        return new Point2D(event.getSceneX(), event.getSceneY());
    }

    /// One column under way. It listens to the whole scene while the button is down, for what is
    /// under the mouse is soon no longer the chip.
    private final class Carrying {

        private final Scene scene;
        private final Point2D start;
        private final String text;
        private final Consumer<Optional<ChartShelf>> dropped;
        private final EventHandler<MouseEvent> dragged = this::drag;
        private final EventHandler<MouseEvent> released = this::release;
        private final EventHandler<KeyEvent> pressed = this::press;
        private boolean begun;

        Carrying(Scene scene, Point2D start, String text, Consumer<Optional<ChartShelf>> dropped) {
            this.scene = scene;
            this.start = start;
            this.text = text;
            this.dropped = dropped;
        }

        void begin() {
            scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, dragged);
            scene.addEventFilter(MouseEvent.MOUSE_RELEASED, released);
            scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
        }

        private void drag(MouseEvent event) {
            begun = begun || at(event).distance(start) > TWITCH;
            if (begun) {
                follow(text, at(event));
            }
            event.consume();
        }

        private void release(MouseEvent event) {
            var target = Optional.ofNullable(over).map(ShelfRow::shelf);
            end();
            if (begun) {
                event.consume();
                dropped.accept(target);
            }
        }

        private void press(KeyEvent event) {
            if (event.getCode() == KeyCode.ESCAPE) {
                end();
                event.consume();
            }
        }

        private void end() {
            scene.removeEventFilter(MouseEvent.MOUSE_DRAGGED, dragged);
            scene.removeEventFilter(MouseEvent.MOUSE_RELEASED, released);
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
            ghost.setVisible(false);
            light(null);
        }
    }

    private void follow(String text, Point2D scene) {
        if (!ghost.isVisible()) {
            ghost.setText(text);
            ghost.setVisible(true);
            ghost.applyCss();
            ghost.autosize();
        }
        var at = ground.sceneToLocal(scene);
        double most = Math.max(0, ground.getWidth() - ghost.getWidth());
        ghost.relocate(Math.clamp(at.getX() + BESIDE, 0, most), at.getY() + BESIDE);
        scroll(scene.getY());
        light(shelves.get().stream().filter(row -> row.isAt(scene)).findFirst().orElse(null));
    }

    /// Near an edge of what is in sight the form moves on.
    private void scroll(double sceneY) {
        Node at = ground;
        while (at != null && !(at instanceof ScrollPane)) {
            at = at.getParent();
        }
        if (at instanceof ScrollPane pane) {
            var seen = pane.localToScene(pane.getLayoutBounds());
            double by =
                    sceneY < seen.getMinY() + EDGE
                            ? -STEP
                            : sceneY > seen.getMaxY() - EDGE ? STEP : 0;
            pane.setVvalue(Math.clamp(pane.getVvalue() + by, 0, 1));
        }
    }

    private void light(@Nullable ShelfRow now) {
        if (over != null) {
            over.pseudoClassStateChanged(OVER, false);
        }
        over = now;
        if (now != null) {
            now.pseudoClassStateChanged(OVER, true);
        }
    }
}
