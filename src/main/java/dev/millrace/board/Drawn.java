package dev.millrace.board;

import dev.millrace.chart.Tile;

/// A tile that can be drawn: its rows are there, and its bins have edges.
record Drawn(Shown shown, Ground.Rowset rows, Tile tile) {}
