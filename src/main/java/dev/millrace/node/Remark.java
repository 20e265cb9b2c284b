package dev.millrace.node;

/// Something good to know about a setting that is no problem.
///
/// @param setting path of the setting
/// @param text sentences that are true of the rows that were asked
public record Remark(String setting, String text) {}
