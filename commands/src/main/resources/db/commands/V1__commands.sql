-- What the write side keeps for itself, beside the log.

-- How far the log has been published, and in which life of the store.
create table commands.relay (
    singleton  boolean     not null default true primary key check (singleton),
    epoch      bigint      not null,
    position   bigint      not null,
    updated_at timestamptz not null default clock_timestamp()
);
insert into commands.relay (epoch, position) values (1, 0);

grant usage on schema commands to rollcall_commands;
grant select, update on commands.relay to rollcall_commands;
