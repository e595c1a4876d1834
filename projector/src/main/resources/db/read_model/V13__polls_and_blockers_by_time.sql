-- For snapshots of streams: the newest of all teams.
create index polls_time on read_model.polls (created_at, poll_id);
create index blockers_time on read_model.blockers (created_at, update_id);
