package dev.millrace.plan;

import dev.millrace.duck.Lane;
import java.util.Set;

/// Brings the warehouse's tables within reach of a session that only binds.
interface WarehouseTables {

    /// @return names a query over the warehouse may use in FROM, in lower case
    Set<String> openFor(Lane lane);
}
