package dev.millrace.worker;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.KeptResults;
import dev.millrace.engine.look.KeptRoom;
import dev.millrace.engine.look.LookJson;
import dev.millrace.engine.look.RowDiffJson;
import dev.millrace.engine.look.RowDiffer;
import dev.millrace.model.Value;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Answers what is asked about rows that earlier runs kept. Any thread.
final class KeptAnswers {

    private final KeptRoom room;

    KeptAnswers(KeptRoom room) {
        this.room = room;
    }

    /// The first rows of an output of a run.
    ///
    /// @param id of the request, by which the look can be asked for more
    Map<String, Value> look(String id, Value.Fields request, Cancellation cancellation) {
        var kept = new KeptResults(Requests.workspace(request));
        var timezone = request.get("timezone") == null ? "UTC" : Requests.text(request, "timezone");
        var looked =
                room.look(
                        id,
                        rows(kept, request, "print"),
                        timezone,
                        Requests.rows(request),
                        cancellation);
        var members = new LinkedHashMap<>(LookJson.write(looked).members());
        members.put("look", Value.of(id));
        return members;
    }

    /// What became of rows that two runs kept.
    static Map<String, Value> difference(Value.Fields request, Cancellation cancellation) {
        var kept = new KeptResults(Requests.workspace(request));
        var diff =
                new RowDiffer(rows(kept, request, "before"), rows(kept, request, "after"))
                        .diff(
                                Requests.texts(request, "keys"),
                                Math.toIntExact(Requests.rows(request)),
                                cancellation);
        return RowDiffJson.write(diff).members();
    }

    private static Path rows(KeptResults kept, Value.Fields request, String name) {
        return kept.rows(Requests.text(request, name))
                .orElseThrow(() -> KeptRoom.gone().toException());
    }
}
