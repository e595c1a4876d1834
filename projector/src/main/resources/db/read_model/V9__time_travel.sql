-- What a view shows of a moment before this one is all that it will ever show of it: every event that was stored
-- until then is in it, or known to be stuck. `watermark` says the same by position.
alter table read_model.projections add column complete_until timestamptz not null default '-infinity';

-- When a position was, and what changed between two. Rows are added at the index's end.
create index team_history_from on read_model.team_history (valid_from_position);
create index status_update_history_from on read_model.status_update_history (valid_from_position);
