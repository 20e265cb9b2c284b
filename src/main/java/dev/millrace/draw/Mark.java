package dev.millrace.draw;

import dev.millrace.model.Point;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The small sign on a node that says how it fares.
///
/// @param path data of an SVG path in a square of 24 x 24
public record Mark(String path, Ink ink) {

    private static final String CHECK_MARK = "M9.2 16.2L4.8 11.8L3.4 13.2L9.2 19L21 7.2L19.6 5.8Z";
    private static final String CROSS =
            "M18.4 4.2L12 10.6L5.6 4.2L4.2 5.6L10.6 12L4.2 18.4L5.6 19.8L12 13.4L18.4 19.8L19.8 18.4"
                    + "L13.4 12L19.8 5.6Z";
    private static final String CLOCK =
            "M12 2A10 10 0 1 0 22 12A10 10 0 0 0 12 2ZM12 4A8 8 0 1 1 4 12A8 8 0 0 1 12 4ZM11 7H13V11.6"
                    + "L16.4 15L15 16.4L11 12.4Z";
    private static final String RUNNING = "M12 2V5A7 7 0 1 1 5 12H2A10 10 0 1 0 12 2Z";

    /// What the ring runs along, thin.
    private static final String TRACK =
            "M12 7.5A4.5 4.5 0 1 1 12 16.5A4.5 4.5 0 1 1 12 7.5Z"
                    + "M12 8.5A3.5 3.5 0 1 0 12 15.5A3.5 3.5 0 1 0 12 8.5Z";

    /// So few pictures of it are painted.
    private static final int RING_STEPS = 24;

    private static final String AGAIN = "M12 5V1L6.5 6.5L12 12V8A5 5 0 1 1 7 13H4A8 8 0 1 0 12 5Z";
    private static final String DASH = "M5 10.8H19V13.2H5Z";
    private static final String ALERT =
            "M12 2L23 21H1ZM12 6L4.5 19H19.5ZM11 10H13V15H11ZM11 16H13V18H11Z";

    /// @param size of its square
    Shape icon(Point at, double size) {
        return new Shape.Icon(path, at, size, ink);
    }

    /// A ring that closes as the work goes on; turning, so to speak, while nobody knows how far it
    /// is.
    private static String running(double done) {
        int steps = (int) Math.round(Math.min(1, done) * RING_STEPS);
        if (steps == 0) {
            return RUNNING;
        }
        if (steps == RING_STEPS) {
            return TRACK
                    + "M12 2A10 10 0 1 1 12 22A10 10 0 1 1 12 2ZM12 6A6 6 0 1 0 12 18A6 6 0 1 0 12 6Z";
        }
        double angle = 2 * Math.PI * steps / RING_STEPS;
        int large = 2 * steps > RING_STEPS ? 1 : 0;
        return String.format(
                Locale.ROOT,
                "%sM12 2A10 10 0 %d 1 %.2f %.2fL%.2f %.2fA6 6 0 %d 0 12 6Z",
                TRACK,
                large,
                12 + 10 * Math.sin(angle),
                12 - 10 * Math.cos(angle),
                12 + 6 * Math.sin(angle),
                12 - 6 * Math.cos(angle),
                large);
    }

    /// @return none if there is nothing to say
    public static @Nullable Mark of(NodeBadge badge) {
        return switch (badge.state()) {
            case RUNNING -> new Mark(running(badge.done()), Ink.ACCENT);
            case WAITING -> new Mark(CLOCK, Ink.MUTED);
            case FAILED -> new Mark(CROSS, Ink.DANGER);
            case SKIPPED, CANCELLED -> new Mark(DASH, Ink.MUTED);
            case IDLE, DONE, REUSED -> {
                if (badge.errors() > 0) {
                    yield new Mark(ALERT, Ink.DANGER);
                }
                if (badge.warnings() > 0 || badge.alert()) {
                    yield new Mark(ALERT, Ink.WARNING);
                }
                yield switch (badge.state()) {
                    case DONE -> new Mark(CHECK_MARK, Ink.SUCCESS);
                    case REUSED -> new Mark(AGAIN, Ink.SUCCESS);
                    default -> null;
                };
            }
        };
    }
}
