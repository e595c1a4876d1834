-- Whom polls ask, from asked_at on, and who has not answered; nor without a name, where none of the questions bears one.
create view commands.unanswered as
select
    asked.slack_workspace, asked.slack_user, asked.asked_at, asked.poll_id,
    poll.team_id, poll.round, poll.closes_at, poll.closed, opening.named
from commands.poll_asked asked
join commands.polls poll using (poll_id)
join commands.openings opening using (poll_id)
join commands.teams team on team.team_id = poll.team_id
where not team.archived
and not exists (
    select
    from commands.poll_answers answer
    where answer.poll_id = asked.poll_id
    and answer.slack_workspace = asked.slack_workspace
    and answer.slack_user = asked.slack_user)
and (opening.named or not exists (
    select
    from commands.anonymous_senders sender
    where sender.poll_id = asked.poll_id
    and sender.slack_workspace = asked.slack_workspace
    and sender.slack_user = asked.slack_user));

grant select on commands.unanswered to rollcall_commands;
