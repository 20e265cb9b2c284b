package dev.millrace.history;

import java.sql.Connection;
import java.sql.SQLException;

/// Something done with the open history, on its own thread.
@FunctionalInterface
interface Work<T> {

    T on(Connection connection) throws SQLException;
}
