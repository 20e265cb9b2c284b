package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.RunCall;
import dev.millrace.model.CountMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What it costs to run a pipeline instead of the one statement a person would write.
@AutoService(Benchmark.class)
public final class Machinery implements Benchmark {

    @Override
    public String name() {
        return "machinery";
    }

    @Override
    public String about() {
        return "A pipeline of nine nodes over the same as one statement by hand, "
                + Orders.ROWS
                + " rows; fsync, events and history on.";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        var table = Table.of("wall", "cpu", "more ms", "ours s", "by hand s", "source", "counts");
        var csv = new Orders(Files.createDirectory(folder.resolve("csv")), false);
        for (CountMode mode : List.of(CountMode.FREE, CountMode.EXACT)) {
            table = table.with(row(csv, "csv", mode));
        }
        var parquet = new Orders(Files.createDirectory(folder.resolve("parquet")), true);
        for (CountMode mode : List.of(CountMode.FREE, CountMode.AUTO)) {
            table = table.with(row(parquet, "parquet", mode));
        }
        return table;
    }

    private static String[] row(Orders orders, String source, CountMode mode) throws Exception {
        var call =
                RunCall.PLAIN
                        .counting(mode)
                        .using(Orders.MEMORY, Orders.THREADS)
                        .keeping(new RunCall.Keeping(true, false, 0));
        var pairs = Pairs.measure(() -> orders.byMillrace(call), orders::byHand);
        return new String[] {
            pairs.wallRatio(),
            pairs.cpuRatio(),
            pairs.moreMillis(),
            pairs.ourWall(),
            pairs.theirWall(),
            source,
            mode.name().toLowerCase(Locale.ROOT)
        };
    }
}
