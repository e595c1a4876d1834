-- What blocks whom. Rows are status updates; which blockers are open is SQL over them.

create table read_model.blockers (
    update_id       uuid        primary key,
    team_id         uuid,
    author          varchar,
    slack_workspace varchar,
    slack_user      varchar,
    blocker         text,
    retracted_at    timestamptz,
    created_at      timestamptz,
    updated_at      timestamptz,
    sequence        bigint      not null default 0,
    position        bigint      not null default 0,
    event_id        uuid
);

create index blockers_team on read_model.blockers (team_id, created_at);

create table read_model.blocker_history (
    like read_model.blockers,
    valid_from_position bigint      not null,
    valid_to_position   bigint,
    valid_from          timestamptz not null,
    valid_to            timestamptz,
    primary key (update_id, sequence)
);

-- By team and member, what the newest update says that was not taken back, and since when each of
-- theirs has spoken of a blocker. One without closes it. Who is no known member goes by name.
create view read_model.open_blockers as
select team_id, slack_workspace, slack_user,
       (array_agg(author order by age))[1] as author,
       (array_agg(blocker order by age))[1] as blocker,
       (array_agg(update_id order by age))[1] as update_id,
       min(said_at) as since
from (
    select update_id, team_id, slack_workspace, slack_user, other_name, author, blocker, said_at,
           row_number() over newest_first as age,
           count(*) filter (where blocker is null) over newest_first as without
    from (
        select b.update_id, b.team_id, b.author, b.blocker, b.created_at as said_at,
               coalesce(b.slack_workspace, k.slack_workspace) as slack_workspace,
               coalesce(b.slack_user, k.slack_user) as slack_user,
               case when coalesce(b.slack_user, k.slack_user) is null then b.author end
                   as other_name
        from read_model.blockers b
        left join read_model.known_authors k
            on k.team_id = b.team_id
            and k.author = b.author
            and b.slack_user is null
        where b.team_id is not null
        and b.retracted_at is null) as said
    window newest_first as (
        partition by team_id, slack_workspace, slack_user, other_name
        order by said_at desc, update_id desc)) as told
where without = 0
group by team_id, slack_workspace, slack_user, other_name;
