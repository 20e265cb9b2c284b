package dev.millrace.chart;

import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A question to the rows that reach a tile. Its answer names the keys `k0 k1 ...` and the measures
/// `m0 m1 ...`, so that no name of a person reaches what draws.
///
/// @param name `d0`
/// @param where what all rows must be, whatever the filters
/// @param order put before the order of the keys, which always decides between equals
/// @param most rows of an answer
/// @param form what a row of the answer is
/// @param top how many groups of the first key are kept, by the first measure; 0 for all
/// @param heads of the keys, then of the measures
public record Dataset(
        String name,
        List<Key> keys,
        List<Measure> measures,
        List<Condition> where,
        List<Order> order,
        long most,
        Form form,
        long top,
        List<Head> heads) {

    public enum Form {
        /// A group.
        GROUPS,
        /// A row as it came. If there are more than `most` and no order is asked for, those with
        /// the least hash are the answer: a sample that is the same each time.
        RAW,
        /// The first row, in the order in which the rows came.
        FIRST,
        /// A row whose last key lies outside the whiskers of its group, which the other keys make.
        OUTLIERS
    }

    public Dataset {
        keys = List.copyOf(keys);
        measures = List.copyOf(measures);
        where = List.copyOf(where);
        order = List.copyOf(order);
        heads = List.copyOf(heads);
        if (heads.size() != keys.size() + measures.size()) {
            throw new IllegalArgumentException("a head for each column of " + name);
        }
    }

    /// A column of a cube.
    ///
    /// @param measure `m0`
    /// @param name `p0`
    public record Part(String measure, String role, String name) {}

    public boolean raw() {
        return form != Form.GROUPS;
    }

    /// Whether an answer with more than `most` rows is a sample and not the first ones.
    public boolean samples() {
        return form == Form.RAW && order.isEmpty();
    }

    /// Whether the answer under any filter follows from a cube.
    public boolean isAdditive() {
        return !raw()
                && top == 0
                && measures.stream().noneMatch(measure -> measure.parts().isEmpty());
    }

    /// The answer: at most `most` rows, and one more if there are more.
    ///
    /// @param from a relation, or a SELECT in parentheses, without a name of its own
    public Sql rows(Sql from, List<Condition> filters) {
        return new Question(this, from, filters).rows();
    }

    /// The answer to all filters at once: `f0 f1 ...` of the dimensions, `k0 k1 ...` and the parts
    /// `p0 p1 ...`. Empty if a measure cannot be had from parts.
    public Optional<Sql> cube(Sql from, List<Key> dimensions) {
        return isAdditive()
                ? Optional.of(new Question(this, from, List.of()).cube(dimensions))
                : Optional.empty();
    }

    /// The rows of which a group of an answer is made: those whose keys have its values.
    ///
    /// @param group values of some of its keys, by their names; none: all rows that count
    /// @return a SELECT of all columns of the rows
    public Sql behind(Sql from, List<Condition> filters, Map<String, Value> group) {
        return new Question(this, from, filters).behind(group);
    }

    /// The rows of the groups that are in an answer, where it does not hold all groups.
    public Sql behindShown(Sql from, List<Condition> filters) {
        return new Question(this, from, filters).behindShown();
    }

    Dataset withMost(long rows) {
        return new Dataset(name, keys, measures, where, order, rows, form, top, heads);
    }

    /// One row that tells about how many rows the cube has with each of some dimensions, for as
    /// little as a look over the rows.
    public Sql cubeSizes(Sql from, List<List<Key>> dimensions) {
        return new Question(this, from, List.of()).cubeSizes(dimensions);
    }

    /// The parts in a cube, in their order.
    public List<Part> parts() {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < measures.size(); i++) {
            for (var part : measures.get(i).parts()) {
                parts.add(new Part("m" + i, part.role(), "p" + parts.size()));
            }
        }
        return List.copyOf(parts);
    }

    public Head headOfKey(int key) {
        return heads.get(key);
    }

    public Head headOfMeasure(int measure) {
        return heads.get(keys.size() + measure);
    }

    /// What a page is told of it: `name keys measures order most raw`.
    public Value.Fields outline() {
        return Outline.of(this);
    }
}
