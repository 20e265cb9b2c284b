package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.List;
import java.util.Optional;

/// Reads `bin`.
final class Bins {

    /// As Vega-Lite takes for an axis; for other channels 6.
    private static final int MOST = 10;

    private static final int MOST_ELSEWHERE = 6;
    private static final int LIMIT = 1_000;

    private Bins() {}

    static Optional<Bucket> read(Complaints complaints, String path, String channel, Value bin) {
        int most = Channel.POSITIONS.contains(channel) ? MOST : MOST_ELSEWHERE;
        if (bin.equals(Value.of(true))) {
            return Optional.of(Bucket.Bin.most(most));
        }
        if (!(bin instanceof Value.Fields fields)) {
            complaints.wrongType(path, "true or an object", bin);
            return Optional.empty();
        }
        for (String member : fields.members().keySet()) {
            if (!member.equals("maxbins") && !member.equals("step")) {
                complaints.unknown(
                        path + "." + member, "member", member, List.of("maxbins", "step"));
                return Optional.empty();
            }
        }
        var step = fields.get("step");
        if (step != null) {
            return positive(complaints, path + ".step", step, Double.MAX_VALUE)
                    .map(Bucket.Bin::wide);
        }
        var wanted = fields.get("maxbins");
        return wanted == null
                ? Optional.of(Bucket.Bin.most(most))
                : positive(complaints, path + ".maxbins", wanted, LIMIT)
                        .map(number -> Bucket.Bin.most(Math.max(1, number.intValue())));
    }

    private static Optional<Double> positive(
            Complaints complaints, String path, Value value, double most) {
        if (value instanceof Value.Num(var number)
                && number.signum() > 0
                && number.doubleValue() <= most) {
            return Optional.of(number.doubleValue());
        }
        complaints.wrongType(
                path, "a number above 0" + (most == LIMIT ? " and up to 1000" : ""), value);
        return Optional.empty();
    }
}
