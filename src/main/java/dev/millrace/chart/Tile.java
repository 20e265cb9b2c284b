package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One thing a dashboard shows: what it asks of the rows that reach it, and how the answer is
/// shown.
///
/// @param look for the page; it names columns `k0` and `m0` of the datasets, never those of people
public record Tile(Kind kind, Value.Fields look, List<Dataset> datasets) {

    public enum Kind {
        CHART,
        METRIC,
        TABLE,
        TEXT,
        /// One value as a word of a sentence.
        VALUE
    }

    public Tile {
        datasets = List.copyOf(datasets);
    }

    /// Columns whose least and greatest value must be known before ranges have edges and a map its
    /// frame.
    public List<String> extents() {
        var columns = new LinkedHashSet<String>();
        for (var dataset : datasets) {
            for (var key : dataset.keys()) {
                if (key.bucket() instanceof Bucket.Bin bin && !bin.isResolved()) {
                    columns.add(key.column());
                }
            }
        }
        columns.addAll(new Frame(look, datasets).columns());
        return List.copyOf(columns);
    }

    /// With the edges of its ranges; a column without an extent has no values.
    public Tile with(Map<String, Extent> extents) {
        var resolved = datasets.stream().map(dataset -> resolved(dataset, extents)).toList();
        return new Tile(
                kind, new Edges(resolved).in(new Frame(look, datasets).with(extents)), resolved);
    }

    private static Dataset resolved(Dataset data, Map<String, Extent> extents) {
        var keys = new ArrayList<Key>();
        for (var key : data.keys()) {
            boolean open = key.bucket() instanceof Bucket.Bin bin && !bin.isResolved();
            keys.add(open ? resolved(key, (Bucket.Bin) key.bucket(), extents) : key);
        }
        return new Dataset(
                data.name(),
                keys,
                data.measures(),
                data.where(),
                data.order(),
                data.most(),
                data.form(),
                data.top(),
                data.heads());
    }

    private static Key resolved(Key key, Bucket.Bin bin, Map<String, Extent> extents) {
        var extent = extents.getOrDefault(key.column(), Extent.NOTHING);
        return new Key(key.column(), bin.with(extent));
    }

    /// Columns of the rows that it uses.
    public Set<String> columns() {
        var columns = new LinkedHashSet<String>();
        for (var dataset : datasets) {
            dataset.keys().forEach(key -> columns.add(key.column()));
            for (var measure : dataset.measures()) {
                add(measure, columns);
            }
            dataset.where().forEach(condition -> columns.addAll(condition.columns()));
        }
        return columns;
    }

    private static void add(Measure measure, Set<String> columns) {
        if (!measure.column().isEmpty()) {
            columns.add(measure.column());
        }
        measure.over().ifPresent(below -> add(below, columns));
    }

    /// One sentence for those who do not see it.
    ///
    /// @param answers rows by the name of their dataset, keys before measures
    public String summary(Map<String, List<List<Value>>> answers) {
        return new Summary(this).of(answers);
    }
}
