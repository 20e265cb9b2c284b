package dev.millrace.engine.dataset;

import dev.millrace.model.Column;
import dev.millrace.node.DatasetTerms;
import java.util.Locale;

/// How sensitive a column is: as the dataset says, or as the column itself does.
final class Sensitive {

    private Sensitive() {}

    static DatasetTerms.Sensitivity of(Column column, DatasetTerms terms) {
        var said = terms.of(column.name()).sensitivity();
        var tag = column.tags().getOrDefault("sensitivity", "").toUpperCase(Locale.ROOT);
        if (said != DatasetTerms.Sensitivity.NONE || tag.isEmpty() || tag.equals("NONE")) {
            return said;
        }
        return tag.equals(DatasetTerms.Sensitivity.PERSONAL.name())
                ? DatasetTerms.Sensitivity.PERSONAL
                : DatasetTerms.Sensitivity.CONFIDENTIAL;
    }
}
