/// Tests of dashboards over HTTP, against a real server.
@NullMarked
package dev.millrace.serve;

import org.jspecify.annotations.NullMarked;
