package dev.millrace.chart.prose;

import java.util.List;

/// A part of a text that begins on a line of its own.
public sealed interface Block {

    /// @param level 1 to 6
    record Heading(int level, List<Inline> inside) implements Block {
        public Heading {
            inside = List.copyOf(inside);
        }
    }

    record Paragraph(List<Inline> inside) implements Block {
        public Paragraph {
            inside = List.copyOf(inside);
        }
    }

    /// @param first number of the first item; -1 for a list without numbers
    record Items(int first, List<List<Block>> items) implements Block {
        public Items {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    record Quote(List<Block> inside) implements Block {
        public Quote {
            inside = List.copyOf(inside);
        }
    }

    record Code(String text) implements Block {}

    /// A table that a person wrote.
    ///
    /// @param rows a cell is a list of what stands in it
    /// @param alignments of the columns: `left`, `right`, `center` or empty
    record Table(List<List<Inline>> head, List<List<List<Inline>>> rows, List<String> alignments)
            implements Block {
        public Table {
            head = head.stream().map(List::copyOf).toList();
            rows = rows.stream().map(List::copyOf).toList();
            alignments = List.copyOf(alignments);
        }
    }

    /// A line across.
    record Rule() implements Block {}

    /// The place of an input: its chart, figure or table.
    record Tile(Mention mention) implements Block {}
}
