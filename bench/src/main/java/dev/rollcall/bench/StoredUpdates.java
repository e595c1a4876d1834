package dev.rollcall.bench;

/// Status updates: each submitted once and edited four times.
public final class StoredUpdates implements StoredEvents {

    @Override
    public String insert(int first, int last) {
        return """
        insert into event_store.events (
            id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
        select gen_random_uuid(),
               case sequence when 1 then 'StatusUpdateSubmitted' else 'StatusUpdateEdited' end,
               md5('update ' || update)::uuid::varchar,
               case sequence when 1 then jsonb_build_object(
                   'team_id', md5('team ' || update %% 50)::uuid, 'author', 'ada',
                   'slack_workspace', null, 'slack_user', null, 'answers', answers)
               else jsonb_build_object('answers', answers) end,
               timestamptz '2026-01-01' + n * interval '1 millisecond',
               jsonb_build_object(
                   'actor', 'ada', 'source', 'rest', 'ip', '127.0.0.1', 'user_agent', 'curl/8.7.1',
                   'correlation_id', gen_random_uuid(), 'command_id', gen_random_uuid(),
                   'request_hash', md5('request ' || n)),
               case sequence when 1 then 3 else 1 end,
               sequence,
               n + 1
        from generate_series(%d, %d) as n,
             lateral (select n / 5 as update, n %% 5 + 1 as sequence) as place,
             jsonb(
                 '[{"question": null, "answer": "Finished the import, reviewing alerts next"}]'
             ) as answers
        """
                .formatted(first, last);
    }
}
