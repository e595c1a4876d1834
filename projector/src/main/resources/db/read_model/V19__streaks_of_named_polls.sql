-- A poll that expects nobody by name ends no run: the newest is the newest of the others.
create or replace view read_model.streak_polls as
select team_id, slack_workspace, slack_user, number, answered,
       case
           when bool_or(newest) over member
           then max(number) filter (where answered or not newest) over member
       end as reach
from (
    select m.team_id, m.slack_workspace, m.slack_user,
           row_number() over (
               partition by m.team_id, m.slack_workspace, m.slack_user
               order by p.opened_position) as number,
           a.poll_id is not null as answered,
           p.opened_position = named.newest as newest
    from read_model.poll_members m
    join read_model.poll_windows p
        on p.team_id = m.team_id
        and p.poll_id = m.poll_id
    join (
        select team_id, max(opened_position) as newest
        from read_model.polls
        where not read_model.only_anonymous(questions)
        group by team_id) as named
        on named.team_id = m.team_id
    left join read_model.poll_answers a
        on a.team_id = m.team_id
        and a.poll_id = m.poll_id
        and a.slack_workspace = m.slack_workspace
        and a.slack_user = m.slack_user) as asked
window member as (partition by team_id, slack_workspace, slack_user);

select read_model.make_past_of_view(name)
from unnest(array['streak_polls', 'streaks']) with ordinality as views (name, place)
order by place;
