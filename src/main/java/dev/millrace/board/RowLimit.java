package dev.millrace.board;

import dev.millrace.chart.Bucket;
import dev.millrace.chart.Condition;
import dev.millrace.chart.Key;
import dev.millrace.chart.Sort;
import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.LineageGraph;
import dev.millrace.model.Column;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a reader of a page may see: rows that hold one of some values in a column, wherever its
/// values are copied to. It acts before anything else is asked of the rows.
///
/// @param at the column, furthest back
/// @param any texts, or numbers for a column of numbers
public record RowLimit(ColumnAt at, List<Value> any) {

    public RowLimit {
        any = List.copyOf(any);
    }

    /// As people write it.
    ///
    /// @param name of a column that rows of the page have
    /// @throws FaultException if no tile has it, or if it is not the same column in all tiles
    public static RowLimit named(
            Page page, LineageGraph lineage, String name, List<String> values) {
        var identities = new Identities(lineage);
        var meant = new LinkedHashSet<ColumnAt>();
        var names = new LinkedHashSet<String>();
        var columns = new ArrayList<Column>();
        for (Shown shown : page.tiles()) {
            shown.rows().schema().columns().forEach(column -> names.add(column.name()));
            shown.rows()
                    .schema()
                    .find(name)
                    .ifPresent(
                            column -> {
                                columns.add(column);
                                meant.add(identities.of(shown.rows(), column.name()));
                            });
        }
        if (meant.isEmpty()) {
            throw unknown(name, List.copyOf(names));
        }
        if (meant.size() > 1) {
            throw ambiguous(name, meant);
        }
        return new RowLimit(
                meant.getFirst(),
                values.stream().map(value -> value(columns.getFirst(), value)).toList());
    }

    private static Value value(Column column, String text) {
        if (Sort.of(column) != Sort.NUMBER) {
            return Value.of(text);
        }
        try {
            return new Value.Num(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            throw Fault.of(
                            FaultCode.CALL_INVALID,
                            "\"%s\" holds numbers, and \"%s\" is none."
                                    .formatted(column.name(), text))
                    .toException(e);
        }
    }

    private static FaultException unknown(String name, List<String> names) {
        return Fault.of(FaultCode.CALL_INVALID, "No tile has a column \"" + name + "\".")
                .withHint(DidYouMean.among(names, name).strip())
                .toException();
    }

    private static FaultException ambiguous(String name, LinkedHashSet<ColumnAt> meant) {
        var all =
                meant.stream()
                        .map(at -> at.node() + "." + at.column())
                        .collect(Collectors.joining(", "));
        return Fault.of(
                        FaultCode.CALL_INVALID,
                        "\"" + name + "\" is not the same column in all tiles: " + all + ".")
                .withHint("Take another column, or give them names of their own.")
                .toException();
    }

    /// As it stands in a token.
    public Value.Fields json() {
        return Value.fields(
                Map.entry("node", Value.of(at.node().value())),
                Map.entry("port", Value.of(at.port())),
                Map.entry("column", Value.of(at.column())),
                Map.entry("any", new Value.Items(any)));
    }

    /// What `json` wrote.
    ///
    /// @throws FaultException TOKEN_REFUSED if it did not
    public static RowLimit of(Value json) {
        if (json instanceof Value.Fields fields
                && fields.get("node") instanceof Value.Text(var node)
                && fields.get("port") instanceof Value.Text(var port)
                && fields.get("column") instanceof Value.Text(var column)
                && fields.get("any") instanceof Value.Items(var any)
                && NodeId.isPath(node)) {
            return new RowLimit(new ColumnAt(new NodeId(node), port, column), any);
        }
        throw Fault.of(FaultCode.TOKEN_REFUSED, "The limit of a token cannot be read.")
                .toException();
    }

    /// The rows of a tile under limits; empty if it does not have a column of one.
    static Optional<Ground.Rowset> within(
            List<RowLimit> limits, Shown shown, Ground.Rowset rows, Identities identities) {
        if (limits.isEmpty()) {
            return Optional.of(rows);
        }
        var conditions = new ArrayList<Condition>();
        for (RowLimit limit : limits) {
            var column =
                    identities
                            .in(shown.rows(), limit.at())
                            .filter(name -> rows.schema().find(name).isPresent());
            if (column.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(
                    new Condition.OneOf(new Key(column.get(), new Bucket.Plain()), limit.any()));
        }
        var within =
                Sql.of(
                        "(SELECT * FROM {} WHERE {})",
                        rows.from(),
                        new Condition.All(conditions).test());
        return Optional.of(new Ground.Rowset(within, rows.schema()));
    }

    static Fault withheld(Shown shown) {
        return Fault.of(
                        FaultCode.ROWS_WITHHELD,
                        "\""
                                + shown.title()
                                + "\" is not shown: its rows do not have the column that this"
                                + " link is limited by.")
                .withHint("Ask who gave you the link.");
    }
}
