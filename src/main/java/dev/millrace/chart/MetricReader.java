package dev.millrace.chart;

import dev.millrace.fault.FaultCode;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a single figure: `d0` is the figure, `d1` the figure of each period, `d2` that of each
/// point of the trend.
public final class MetricReader {

    private MetricReader() {}

    public static Read read(Figure figure, Schema rows) {
        var complaints = new Complaints();
        var columns = new Columns(rows, complaints);
        var reader = new SettingReader(columns, complaints);
        var measure = measure(figure, reader, complaints);
        reader.format("format", figure.format());
        if (!(figure.target() instanceof Value.Num || figure.target() instanceof Value.Null)) {
            complaints.wrongType("target", "a number", figure.target());
        }
        var time = time(figure, columns, complaints);
        return Read.of(complaints, () -> tile(figure, measure.orElseThrow(), time));
    }

    private static Optional<Measure> measure(
            Figure figure, SettingReader reader, Complaints complaints) {
        if (figure.measure().isNothing()) {
            complaints.missing(
                    "measure", "A figure needs a measure.", "Name a column, or count the rows.");
            return Optional.empty();
        }
        var own = reader.measure("measure", figure.measure().aggregate(), figure.measure().field());
        if (figure.over().isNothing()) {
            return own;
        }
        var over = reader.measure("over", figure.over().aggregate(), figure.over().field());
        return own.flatMap(above -> over.map(above::over));
    }

    /// The column of times; empty if there is none or none is needed.
    private static Optional<String> time(Figure figure, Columns columns, Complaints complaints) {
        boolean needed =
                figure.compare() != Figure.Period.NONE || figure.trend() != Figure.Period.NONE;
        if (figure.time().isBlank()) {
            if (needed) {
                complaints.add(
                        FaultCode.SETTING_MISSING,
                        "time",
                        "To compare periods or draw a trend, a column of times is needed.",
                        "Name it, or leave both out.");
            }
            return Optional.empty();
        }
        return columns.find("time", figure.time())
                .filter(column -> columns.isTime("time", column, "a comparison"))
                .map(column -> column.name());
    }

    private static Tile tile(Figure figure, Measure measure, Optional<String> time) {
        var datasets = new ArrayList<Dataset>();
        datasets.add(dataset("d0", measure, List.of()));
        time.ifPresent(
                column -> {
                    add(datasets, "d1", measure, column, figure.compare());
                    add(datasets, "d2", measure, column, figure.trend());
                });
        var look =
                Value.fields(
                        Draw.entry("kind", "metric"),
                        Draw.entry("title", measure.title()),
                        Draw.entry("format", format(figure, measure)),
                        Draw.entry("better", text(figure.better())),
                        Draw.entry("target", figure.target()),
                        Draw.entry("compare", text(figure.compare())),
                        Draw.entry("trend", text(figure.trend())),
                        Draw.entry("ratio", measure.over().isPresent()));
        return new Tile(Tile.Kind.METRIC, look, datasets);
    }

    private static String format(Figure figure, Measure measure) {
        if (!figure.format().isEmpty()) {
            return figure.format();
        }
        boolean large = measure.op() == Op.SUM && measure.over().isEmpty();
        return large ? "" : Formats.exact(measure); // of a sum the page shortens what is long
    }

    private static void add(
            List<Dataset> datasets,
            String name,
            Measure measure,
            String column,
            Figure.Period period) {
        if (period != Figure.Period.NONE) {
            var key = new Key(column, new Bucket.Time(period.unit()));
            datasets.add(dataset(name, measure, List.of(key)));
        }
    }

    private static Dataset dataset(String name, Measure measure, List<Key> keys) {
        var heads = new ArrayList<Head>();
        keys.forEach(key -> heads.add(new Head(key.column(), "temporal")));
        heads.add(new Head(measure.title(), "quantitative"));
        return new Dataset(
                name,
                keys,
                List.of(measure),
                List.of(),
                List.of(),
                ChartDrawing.MOST,
                Dataset.Form.GROUPS,
                0,
                heads);
    }

    private static String text(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
