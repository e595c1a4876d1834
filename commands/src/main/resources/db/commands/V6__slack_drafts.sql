-- What somebody has typed into a form and not sent, so that it is there when they open it again.
create table commands.slack_drafts (
    slack_workspace varchar     not null,
    slack_user      varchar     not null,
    -- The team, the poll or the status update that the form is about.
    about           uuid        not null,
    -- The form that was typed into last. What Slack delivers late of it changes nothing.
    view_id         varchar     not null,
    typed_at        numeric     not null,
    -- By question. Null once it was sent.
    typed           jsonb,
    kept_at         timestamptz not null default clock_timestamp(),
    primary key (slack_workspace, slack_user, about)
);
create index slack_drafts_by_age on commands.slack_drafts (kept_at);

grant select, insert, update, delete on commands.slack_drafts to rollcall_commands;
