/// The pipeline as values: nodes, links, parameters, settings, schemas and counts. All immutable.
@NullMarked
package dev.millrace.model;

import org.jspecify.annotations.NullMarked;
