package dev.millrace.plan;

import dev.millrace.fault.Place;
import dev.millrace.model.Column;
import dev.millrace.model.NodeId;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Rendered;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// A fused statement as text that remembers which node and setting its characters came from.
public record StatementText(String text, List<Segment> segments) {

    /// The text of one relation.
    ///
    /// @param from first character in the statement
    public record Segment(int from, NodeId node, Rendered rendered) {}

    /// The real paths behind a setting of a node.
    public interface Files extends BiFunction<NodeId, Sql.Part.Files, List<String>> {}

    public StatementText {
        segments = List.copyOf(segments);
    }

    /// @param columns of the root that are wanted; empty for all
    public static StatementText of(Fused fused, List<String> columns, Files files) {
        var text = new StringBuilder();
        var segments = new ArrayList<Segment>();
        for (Fused.Cte cte : fused.ctes()) {
            var relation = cte.relation();
            text.append(text.isEmpty() ? "WITH " : ",\n");
            text.append(Dialect.DUCKDB.name(relation.name()));
            text.append(cte.materialised() ? " AS MATERIALIZED (" : " AS NOT MATERIALIZED (");
            var rendered =
                    relation.sql()
                            .render(Dialect.DUCKDB, named -> files.apply(relation.node(), named));
            segments.add(new Segment(text.length(), relation.node(), rendered));
            text.append(rendered.text()).append(')');
        }
        var wanted =
                columns.isEmpty()
                        ? "*"
                        : String.join(", ", columns.stream().map(Dialect.DUCKDB::name).toList());
        text.append(text.isEmpty() ? "" : "\n");
        text.append("SELECT ").append(wanted).append(" FROM ");
        text.append(Dialect.DUCKDB.name(fused.root()));
        return new StatementText(text.toString(), segments);
    }

    /// What stands for a column that nobody uses, so that statements may name it all the same.
    public static String absent(Column column) {
        return "CAST(NULL AS " + column.type() + ") AS " + Dialect.DUCKDB.name(column.name());
    }

    /// Node and setting of a character; the node alone if no setting wrote it.
    ///
    /// @param position 0-based character in `text`
    public Optional<Place> placeAt(int position) {
        for (Segment segment : segments) {
            int at = position - segment.from();
            if (at >= 0 && at < segment.rendered().text().length()) {
                var place = segment.rendered().settingAt(at).orElse(Place.NOWHERE);
                return Optional.of(place.inNode(segment.node().value()));
            }
        }
        return Optional.empty();
    }
}
