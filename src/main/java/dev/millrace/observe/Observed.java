package dev.millrace.observe;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/// What is known of a run beside its events.
///
/// @param file the pipeline file, absolute: two pipelines may have the same name
/// @param lastSuccess when a run of this file ended well before; asked at most once, after a run
///   that did not
public record Observed(Path file, Supplier<Optional<Instant>> lastSuccess) {}
