package dev.millrace.node;

import dev.millrace.model.Value;

/// A change of a node's settings of which a look at the rows has shown that it helps.
///
/// @param title what a person reads on the link: `Use 'West'`
/// @param changes settings that get another value, by name; `Null` takes a setting away
public record Mending(String title, Value.Fields changes) {}
