/// SQL as parts that compose and quote; no JDBC.
@NullMarked
package dev.millrace.sql;

import org.jspecify.annotations.NullMarked;
