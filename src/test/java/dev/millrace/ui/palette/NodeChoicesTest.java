package dev.millrace.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.node.NodeCatalog;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeChoicesTest {

    private final NodeCatalog catalog = NodeCatalog.load();

    @ParameterizedTest(name = "\"{0}\" finds {1}")
    @CsvSource({
        "where, transform.filter",
        "vlookup, transform.join",
        "group by, transform.aggregate",
        "JOIN, transform.join",
        "csv source, source.csv",
        "csv storage, storage.csv"
    })
    void findsByNameAndBySynonym(String query, String type) {
        assertThat(NodeChoices.find(catalog, query).getFirst().id()).isEqualTo(type);
    }

    @Test
    void showsAllWithoutAQuery() {
        assertThat(NodeChoices.find(catalog, " ")).hasSize(catalog.all().size());
    }

    @Test
    void findsNothingForNonsense() {
        assertThat(NodeChoices.find(catalog, "zzqx")).isEmpty();
    }

    @Test
    void tellsTheTypeThatIsPicked() {
        var picked = new ArrayList<String>();
        var choices = NodeChoices.of(catalog, spec -> spec.inputs().isEmpty(), picked::add);
        assertThat(choices).isNotEmpty();
        choices.forEach(choice -> Objects.requireNonNull(choice.action()).run());
        assertThat(picked).contains("source.csv").noneMatch(type -> type.startsWith("transform."));
    }
}
