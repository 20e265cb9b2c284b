package dev.millrace.chart.prose;

import java.util.List;

/// What stands within a line of a text.
public sealed interface Inline {

    record Text(String text) implements Inline {}

    record Strong(List<Inline> inside) implements Inline {
        public Strong {
            inside = List.copyOf(inside);
        }
    }

    record Emphasis(List<Inline> inside) implements Inline {
        public Emphasis {
            inside = List.copyOf(inside);
        }
    }

    record Code(String text) implements Inline {}

    /// @param address `http:`, `https:` or `mailto:`, nothing else
    record Link(String address, List<Inline> inside) implements Inline {
        public Link {
            inside = List.copyOf(inside);
        }
    }

    /// The figure of an input, as a word of the sentence.
    record Figure(Mention mention) implements Inline {}

    /// A line break that was asked for.
    record Break() implements Inline {}
}
