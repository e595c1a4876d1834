package dev.rollcall.projector.projections;

/// Where a view's rows are kept, in schema `read_model`. Besides the columns of its shape a table
/// has those that the projector fills by itself: `created_at`, `updated_at`, `sequence`,
/// `position` and `event_id`.
///
/// @param name the table
/// @param history the table of its rows' former versions
/// @param key the column with the aggregate's id
/// @param shape the view's own columns
/// @param bare a row before its first event
public record Table<R>(String name, String history, String key, Shape<R> shape, R bare) {}
