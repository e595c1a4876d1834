-- Anonymous answers are taken while their poll is open, and not later.

-- Whether what answers a poll anonymously has been made events: it takes no more then, whatever a pod's clock says.
alter table commands.polls add column settled boolean not null default false;

-- Nothing is held as late any more. Builds from before write and read it still, while they run beside this one; what
-- they held for polls that are closed becomes events.
alter table commands.anonymous_answers alter column late set default false;
