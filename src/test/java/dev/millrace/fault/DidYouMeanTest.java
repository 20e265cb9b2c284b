package dev.millrace.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {

    private static final List<String> COLUMNS = List.of("Region", "Sales", "Discount");

    @Test
    void knowsLettersThatChangedPlaces() {
        assertThat(DidYouMean.nearest(COLUMNS, "Slaes", 3)).containsExactly("Sales");
        assertThat(DidYouMean.nearest(COLUMNS, "Regoin", 3)).containsExactly("Region");
    }

    @Test
    void knowsLettersThatAreLackingTooManyOrOthers() {
        assertThat(DidYouMean.nearest(COLUMNS, "sale", 3)).containsExactly("Sales");
        assertThat(DidYouMean.nearest(COLUMNS, "Dizcountt", 3)).containsExactly("Discount");
    }

    @Test
    void namesNothingThatIsFar() {
        assertThat(DidYouMean.among(COLUMNS, "profit")).isEmpty();
        assertThat(DidYouMean.nearest(COLUMNS, "", 3)).isEmpty();
    }
}
