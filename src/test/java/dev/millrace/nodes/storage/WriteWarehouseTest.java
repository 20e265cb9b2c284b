package dev.millrace.nodes.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.Golden;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Column;
import dev.millrace.node.Delivery;
import dev.millrace.node.Inputs;
import dev.millrace.nodes.Engine;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteWarehouseTest {
    private final WriteWarehouse warehouse = new WriteWarehouse();

    @Test
    void keysAreSpeltAsTheInputSpellsThem() {
        var inputs = Inputs.of().with("in", "t", new Column("Day", "DATE"));
        var delivery = (Delivery.ToTable) warehouse.deliver(settings("MERGE", "day"), inputs);

        assertThat(delivery)
                .isEqualTo(new Delivery.ToTable("sales", Delivery.TableMode.MERGE, List.of("Day")));
        Golden.check(
                "storage.warehouse/merge.txt",
                delivery.mode() + " " + delivery.table() + " " + delivery.keys() + "\n");
    }

    @Test
    void unknownKeyIsRefused() {
        var inputs = Inputs.of().with("in", "t", new Column("day", "DATE"));

        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> warehouse.deliver(settings("MERGE", "dayy"), inputs))
                .satisfies(
                        e -> {
                            assertThat(e.fault().place().setting()).isEqualTo("keys[0]");
                            assertThat(e.fault().hint()).isEqualTo("Did you mean \"day\"?");
                        });
    }

    @Test
    void onlyMergeHasKeys() {
        assertThat(codes(settings("MERGE"))).containsExactly("SETTING_MISSING keys");
        assertThat(codes(settings("APPEND", "a"))).containsExactly("SETTING_NOT_ALLOWED keys");
        assertThat(codes(settings("MERGE", "a", "A"))).containsExactly("COLUMN_TWICE keys[1]");
        assertThat(codes(settings("REPLACE"))).isEmpty();
    }

    @Test
    void tablesOfTheProductAreNoTargets() {
        var settings =
                new WriteWarehouse.Settings(
                        "_MILLRACE_deliveries", Delivery.TableMode.REPLACE, List.of());

        assertThat(codes(settings)).containsExactly("SETTING_NOT_ALLOWED table");
    }

    private List<String> codes(WriteWarehouse.Settings settings) {
        return Engine.codes(warehouse.problems(settings));
    }

    private static WriteWarehouse.Settings settings(String mode, String... keys) {
        return new WriteWarehouse.Settings(
                "sales", Delivery.TableMode.valueOf(mode), List.of(keys));
    }
}
