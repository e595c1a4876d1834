-- Teams as lists sort them.
create index teams_name on read_model.teams (name, team_id);
create index teams_updated on read_model.teams (updated_at, team_id);
create index teams_created on read_model.teams (created_at, team_id);

-- A view's latest change says whether a list of its rows can have changed.
create index changes_projection on read_model.changes (projection, number);

-- Which position stood at a time. Rows are added at the index's end.
create index team_history_when on read_model.team_history (valid_from, valid_from_position);
create index status_update_history_when
    on read_model.status_update_history (valid_from, valid_from_position);
