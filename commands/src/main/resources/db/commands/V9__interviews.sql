-- Who is asked one question at a time, in direct messages.
alter table commands.people add column interviewed boolean not null default false;

-- Interviews: what was asked, and what was answered so far. What the bot says in one is a row of slack_posts.
create table commands.slack_interviews (
    id              uuid        not null primary key,
    slack_workspace varchar     not null,
    slack_user      varchar     not null,
    team_id         uuid        not null,
    -- Null where somebody reports unasked.
    poll_id         uuid,
    -- The status update that it becomes.
    update_id       uuid        not null,
    author          varchar,
    stage           varchar     not null,
    revision        bigint      not null,
    -- Questions, the bot's messages, answers, and which messages were heard.
    story           jsonb       not null,
    began_at        timestamptz not null default clock_timestamp(),
    changed_at      timestamptz not null default clock_timestamp()
);
-- Nobody is asked two things at a time.
create unique index slack_interviews_asking on commands.slack_interviews (slack_workspace, slack_user)
    where stage = 'asking';
create index slack_interviews_of on commands.slack_interviews (slack_workspace, slack_user);
create index slack_interviews_by_poll on commands.slack_interviews (poll_id) where poll_id is not null;
create index slack_interviews_by_age on commands.slack_interviews (changed_at);

grant select, insert, update, delete on commands.slack_interviews to rollcall_commands;

-- Which poll a message is under.
create index slack_posts_by_ts on commands.slack_posts (slack_workspace, slack_channel, ts)
    where kind in ('poll', 'question', 'reminder');
