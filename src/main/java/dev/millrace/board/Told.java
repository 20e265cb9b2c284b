package dev.millrace.board;

import dev.millrace.chart.FirstValue;
import dev.millrace.chart.prose.Mention;
import dev.millrace.chart.prose.Prose;
import dev.millrace.node.Presentation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What a text shows: the inputs it names, and single values of their first rows.
final class Told {

    private Told() {}

    /// @param inputs tiles of all inputs
    /// @return those that the text names, in the order of the file, then the values
    static List<Shown> of(Prose prose, List<Shown> inputs) {
        var byId = new LinkedHashMap<String, Shown>();
        for (Shown input : inputs) {
            if (prose.mentions().stream().anyMatch(each -> each.id().equals(input.id()))) {
                byId.put(input.id(), input);
            }
        }
        for (Mention mention : prose.mentions()) {
            inputs.stream()
                    .filter(input -> input.id().equals(mention.input()))
                    .findFirst()
                    .flatMap(input -> value(mention, input))
                    .ifPresent(value -> byId.putIfAbsent(value.id(), value));
        }
        return List.copyOf(byId.values());
    }

    private static Optional<Shown> value(Mention mention, Shown input) {
        return input.rows()
                .schema()
                .find(mention.column())
                .map(
                        column ->
                                new Shown(
                                        mention.id(),
                                        input.title() + ", " + column.name(),
                                        input.rows(),
                                        Optional.of(
                                                new Presentation.OfRows(
                                                        Optional.of(
                                                                FirstValue.of(
                                                                        column, mention.format())),
                                                        "",
                                                        "",
                                                        List.of()))));
    }
}
