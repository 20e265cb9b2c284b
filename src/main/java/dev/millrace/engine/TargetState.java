package dev.millrace.engine;

import dev.millrace.node.Delivery;
import dev.millrace.plan.Bound;
import dev.millrace.plan.FileIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells whether the target of a delivery is still what the delivery made of it.
final class TargetState {

    private TargetState() {}

    /// Changes when anybody writes to the target; empty if it is not there, or if to deliver again
    /// adds to it.
    static Optional<String> of(Bound.BoundDelivery bound) {
        return switch (bound.delivery()) {
            case Delivery.ToFile _ -> file(bound.target());
            case Delivery.ToFolder folder ->
                    folder.append() ? Optional.empty() : folder(bound.target());
            case Delivery.ToDataset dataset -> folder(bound.target().resolve(dataset.version()));
            case Delivery.ToTable table ->
                    table.mode() == Delivery.TableMode.APPEND
                            ? Optional.empty()
                            : file(bound.target());
        };
    }

    private static Optional<String> file(Path file) {
        return FileIdentity.of(file)
                .map(it -> it.bytes() + " bytes, " + it.modified() + ", " + it.key());
    }

    private static Optional<String> folder(Path folder) {
        try {
            var files = Durable.filesBelow(folder);
            return files.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            files.stream()
                                    .map(each -> folder.relativize(each) + ": " + file(each))
                                    .collect(Collectors.joining("\n")));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
