package dev.millrace.refactor;

import dev.millrace.edit.Placing;
import dev.millrace.fault.FaultCode;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What helps where a file has not the columns that its source lists.
final class SourceRemedies {

    private static final Pattern NEAR = Pattern.compile("Did you mean \"(.+)\"\\?$");
    private static final String BY_NAME = "by_name";

    private final Case about;
    private final NodeCatalog catalog;

    private SourceRemedies(Case about, NodeCatalog catalog) {
        this.about = about;
        this.catalog = catalog;
    }

    static List<Remedy> of(Case about, NodeCatalog catalog) {
        return new SourceRemedies(about, catalog).all();
    }

    private List<Remedy> all() {
        var remedies = new ArrayList<Remedy>();
        var setting = about.setting();
        boolean isGone = about.fault().message().contains(" has no column ");
        if (isGone && setting.endsWith(".name")) {
            renamed().ifPresent(remedies::add);
            remedies.add(
                    about.removing(
                            "Do without \"" + about.text().orElse("") + "\"",
                            setting.substring(0, setting.lastIndexOf('.'))));
        }
        if (!isGone && canMatchByName()) {
            remedies.add(
                    about.settings(
                            "Match columns by name",
                            settings -> settings.with(BY_NAME, Value.of(true))));
        }
        if (about.path().setting("columns").isPresent()) {
            remedies.add(
                    about.removing("Take the columns of the file", "columns")
                            .leaving(FaultCode.COLUMNS_GUESSED));
        }
        return remedies;
    }

    private boolean canMatchByName() {
        return about.path().setting(BY_NAME).isPresent()
                && about.path()
                        .text(about.node().settings(), "bad_rows")
                        .filter("reject"::equals)
                        .isEmpty();
    }

    /// The column is read under its new name; where nodes behind name it, it gets the old one
    /// again, so that they go on as before.
    private Optional<Remedy> renamed() {
        var near = NEAR.matcher(about.fault().hint());
        var old = about.text().orElse("");
        if (!near.find() || old.isEmpty()) {
            return Optional.empty();
        }
        var fresh = near.group(1);
        var read =
                about.settings(
                        "Read \"" + fresh + "\" instead",
                        settings -> about.path().with(settings, about.setting(), fresh));
        if (new Mentions(catalog).behind(about.pipeline(), about.node().id(), old).isEmpty()) {
            return Optional.of(read);
        }
        return Optional.of(
                new Remedy(
                        "Read \"" + fresh + "\" as \"" + old + "\"",
                        now -> renamedBack(read.change().apply(now), fresh, old)));
    }

    private Pipeline renamedBack(Pipeline now, String fresh, String old) {
        var port = about.wiring().firstOutput(now, about.node().id());
        if (port.isEmpty() || !now.nodes().containsKey(about.node().id())) {
            return now;
        }
        var placing = new Placing(catalog);
        var column = new ColumnAt(port.get().node(), port.get().port(), fresh);
        var id = placing.freeId(now, Insertion.TYPE);
        return new Insertion(id, column, Optional.empty()).into(now, placing, old);
    }
}
