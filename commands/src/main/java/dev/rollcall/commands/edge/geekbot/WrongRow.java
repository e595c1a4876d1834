package dev.rollcall.commands.edge.geekbot;

/// A row that nothing is made of.
///
/// @param line where the file has it, from 1
/// @param field the column's header
public record WrongRow(long line, String field, String reason) {}
