package dev.millrace.ui.document;

import dev.millrace.engine.look.LookQuery;
import dev.millrace.model.Port;

/// Rows that a person wants to see.
public record RowsAsked(Port port, LookQuery query) {}
