-- For snapshots of streams: the newest first.
create index people_time on read_model.people (created_at, person_id);
