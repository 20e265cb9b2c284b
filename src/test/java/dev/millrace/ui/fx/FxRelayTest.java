package dev.millrace.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class FxRelayTest {

    @Test
    void carriesABurstInOneHopAndInOrder() {
        var seen = new ArrayList<Integer>();
        var held = new ArrayList<Runnable>();
        var relay = new FxRelay<Integer>(held::add, seen::addAll);
        relay.accept(1);
        relay.accept(2);
        assertThat(held).hasSize(1);
        held.getFirst().run();
        assertThat(seen).containsExactly(1, 2);
        relay.accept(3);
        assertThat(held).hasSize(2);
    }
}
