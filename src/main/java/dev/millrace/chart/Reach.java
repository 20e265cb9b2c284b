package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a projection can show of the world. A place that it cannot show would be drawn in a corner,
/// as if it lay there.
final class Reach {

    private Reach() {}

    /// Conditions that places must meet; none for a projection of the whole world.
    ///
    /// `albersUsa` is three maps in one: the states that touch each other, Alaska and Hawaii. See
    /// d3-geo, geoAlbersUsa.
    static List<Condition> of(Optional<Value> projection, List<Layer> layers) {
        boolean america =
                projection.equals(
                        Optional.of(Value.fields(Map.entry("type", Value.of("albersUsa")))));
        var conditions = new ArrayList<Condition>();
        for (Layer layer : layers) {
            var across = layer.channel("longitude").flatMap(Channel::key);
            var up = layer.channel("latitude").flatMap(Channel::key);
            if (america && across.isPresent() && up.isPresent()) {
                conditions.add(
                        new Condition.Any(
                                List.of(
                                        box(across.get(), -125, -66.5, up.get(), 24.3, 49.5),
                                        box(across.get(), -179.9, -129, up.get(), 51, 71.6),
                                        box(across.get(), -161, -154, up.get(), 18.8, 22.6))));
            }
        }
        return conditions.stream().distinct().toList();
    }

    private static Condition box(
            Key across, double west, double east, Key up, double south, double north) {
        return new Condition.All(
                List.of(
                        new Condition.Between(across, number(west), number(east)),
                        new Condition.Between(up, number(south), number(north))));
    }

    private static Optional<Value> number(double value) {
        return Optional.of(Draw.number(value));
    }
}
