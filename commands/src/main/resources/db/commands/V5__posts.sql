-- The bot says more than confirmations. One row is one message in Slack, whatever its kind. A build that knows
-- confirmations alone finds no column of its own here: it says nothing until it is replaced, and what it has not noted
-- by then is read again by the build that replaces it.
drop index commands.slack_posts_waiting;
alter table commands.slack_posts rename column update_id to subject;
alter table commands.slack_posts rename column wanted_sequence to wanted;
alter table commands.slack_posts rename column shown_sequence to shown;
alter table commands.slack_posts rename column attempts to claims;
alter table commands.slack_posts
    add column id          uuid,
    add column kind        varchar not null default 'confirmation',
    -- Whom a direct message goes to; its channel is known once it was opened.
    add column slack_user  varchar,
    -- What goes on in the thread of another post because a message of Slack's is too short for it: part 1, 2…
    add column continues   uuid,
    add column part        integer not null default 0,
    -- Not said before then, and until then it holds up nobody.
    add column wanted_from timestamptz not null default 'epoch',
    -- Since it was shown last; claims grow for ever and tell one claim from another.
    add column failures    integer not null default 0,
    alter column slack_channel drop not null;
update commands.slack_posts set id = subject;
alter table commands.slack_posts
    alter column id set not null,
    alter column kind drop default,
    drop constraint slack_posts_pkey,
    add primary key (id),
    add column place varchar not null generated always as (coalesce(slack_user, slack_channel)) stored;

-- Where posts keep their order. It waits while shown < wanted, unless given up: a confirmation counts its update's
-- sequences, all others count positions of the log.
create index slack_posts_waiting on commands.slack_posts (slack_workspace, place, position, part)
    where shown < wanted and given_up is null;
create index slack_posts_by_subject on commands.slack_posts (subject);
create index slack_posts_by_first_part on commands.slack_posts (continues) where continues is not null;
create index slack_posts_given_up on commands.slack_posts (created_at, id) where given_up is not null;
