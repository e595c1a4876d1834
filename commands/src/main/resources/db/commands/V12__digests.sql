-- The weekly digests that are wanted. Whoever makes one reads the digest and the team themselves: this only tells
-- when to look at it. Follows from the log.
create table commands.digests (
    digest_id  uuid      not null primary key,
    team_id    uuid      not null,
    -- Slots up to this one are dealt with: made, passed over, or of before it was scheduled.
    after_slot timestamp not null,
    -- When to look at it again; null: at once.
    due_at     timestamptz,
    -- The position of the last event that may move due_at; who looked before it has looked in vain.
    revision   bigint    not null
);
create index digests_due on commands.digests (due_at nulls first);

grant select, insert, update, delete on commands.digests to rollcall_commands;
