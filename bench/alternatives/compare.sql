-- Medians of what ran last; the first variant is the baseline of its group.
select variant, events,
       round(percentile_cont(0.5) within group (order by micros)::numeric / events, 2) as "µs an event",
       round((percentile_cont(0.5) within group (order by micros)
           / (select percentile_cont(0.5) within group (order by base.micros)
              from alternatives.times base
              where base.variant = (string_to_array(:'variants', '|'))[1]
              and base.events = times.events))::numeric, 2) as ratio
from alternatives.times
where variant = any (string_to_array(:'variants', '|'))
group by variant, events
order by events, array_position(string_to_array(:'variants', '|'), variant);
