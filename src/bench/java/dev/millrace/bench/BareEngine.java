package dev.millrace.bench;

import java.sql.DriverManager;
import java.sql.SQLException;

/// The least a Java program can do with the engine: open it and ask one question.
final class BareEngine {

    private BareEngine() {}

    public static void main(String[] arguments) throws SQLException {
        try (var engine = DriverManager.getConnection("jdbc:duckdb:");
                var statement = engine.createStatement();
                var answer = statement.executeQuery("SELECT 42")) {
            answer.next();
            System.out.println(answer.getInt(1));
        }
    }
}
