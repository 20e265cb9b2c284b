package dev.millrace.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpliceTest {

    /// The tens digit is the key, the ones digit the value.
    private static final Splice.Matching<Integer> BY_TENS =
            new Splice.Matching<>(n -> n / 10, Integer::equals);

    @Property
    void leadsThereAndBack(
            @ForAll @Size(max = 12) List<@IntRange(max = 39) Integer> before,
            @ForAll @Size(max = 12) List<@IntRange(max = 39) Integer> after) {
        var splice = Splice.between(before, after, BY_TENS);
        assertThat(splice.apply(before)).isEqualTo(after);
        assertThat(splice.reversed().apply(after)).isEqualTo(before);
        assertThat(splice.isEmpty()).isEqualTo(before.equals(after));
    }

    @Test
    void keepsOnlyWhatChangedHoweverFarApart() {
        var before = IntStream.range(0, 1000).map(n -> n * 10).boxed().toList();
        var after = new ArrayList<>(before);
        after.set(1, 11);
        after.set(997, 9971);
        after.subList(500, 501).clear();
        after.add(300, 99_990);

        var splice = Splice.between(before, after, BY_TENS);

        assertThat(splice.runs()).hasSize(4);
        assertThat(splice.runs().stream().mapToInt(run -> run.before().size()).sum()).isEqualTo(3);
        assertThat(splice.runs().stream().mapToInt(run -> run.after().size()).sum()).isEqualTo(3);
        assertThat(splice.apply(before)).isEqualTo(after);
    }

    @Test
    void tellsAnotherOrderFromTheSame() {
        var before = List.of(10, 20, 30, 40);
        var after = new ArrayList<>(before);
        Collections.swap(after, 1, 2);
        var splice = Splice.between(before, after, BY_TENS);
        assertThat(splice.runs()).hasSize(1);
        assertThat(splice.reversed().apply(after)).isEqualTo(before);
    }

    @Test
    void nothingChangedIsNothingKept() {
        var same = new Splice.Matching<>(Function.identity(), String::equals);
        assertThat(Splice.between(List.of("a"), List.of("a"), same)).isEqualTo(Splice.none());
    }
}
