-- Aggregates that were freed in the live view, by a retry or a discard, while it is built again: what the new tables have
-- of them is made anew from the log before they go live. Refers to no rebuild, since who frees one must not wait for it.
create table read_model.rebuild_released (
    projection   varchar not null,
    place        varchar not null,
    aggregate_id varchar not null,
    primary key (projection, place, aggregate_id)
);
