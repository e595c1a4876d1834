-- Who is in a channel or a user group, and who they are, as Slack says. Nothing of it follows from the log: it is asked
-- of Slack when it is first needed, again when Slack tells that it has changed, and again after a while.
-- A build from before reads these tables, and writes none of them.
alter table commands.slack_users
    -- Whose they are: of shared channels, another workspace than the one that sees them there.
    add column home_workspace varchar,
    add column name           varchar,
    add column bot            boolean     not null default false,
    add column deactivated    boolean     not null default false,
    add column guest          boolean     not null default false,
    add column admin          boolean     not null default false,
    -- As of when Slack has said so; null: it was not asked yet, or did not say.
    add column told_at        timestamptz,
    add column failure        varchar,
    add column due_at         timestamptz not null default 'epoch',
    add column claimed_until  timestamptz not null default 'epoch';
create index slack_users_due on commands.slack_users (due_at);
create index slack_users_by_user on commands.slack_users (slack_user);

-- One for each channel or user group that a round asks. `slack_audiences` says who is in it, as of known_at.
create table commands.slack_rosters (
    slack_workspace varchar     not null,
    audience        varchar     not null,
    user_group      boolean     not null,
    known_at        timestamptz,
    -- Since when it is known that it is not known, or not any more.
    awaited_since   timestamptz,
    -- What Slack tells while it is asked counts: an answer to an older revision is not kept.
    revision        bigint      not null default 0,
    -- Why Slack did not say, the last time.
    failure         varchar,
    needed_at       timestamptz not null,
    due_at          timestamptz not null,
    claimed_until   timestamptz not null default 'epoch',
    primary key (slack_workspace, audience)
);
create index slack_rosters_due on commands.slack_rosters (due_at);

grant select, insert, update, delete on commands.slack_rosters to rollcall_commands;

-- Which round opened a poll: who is not asked by it any more is not reminded. Null of polls of before.
alter table commands.polls add column round varchar;
