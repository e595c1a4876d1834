package dev.rollcall.bench.projector;

import dev.rollcall.bench.StoredEvents;

/// Fifty teams and what they say: every tenth event renames a team, the others are updates, each
/// submitted once and edited four times.
///
/// @param poisonEvery so many events have one that cannot be decoded; 0: none has
record StoredHistory(int poisonEvery) implements StoredEvents {

    private static final String DATA =
            """
            case
            when n % 10 = 9 then jsonb_build_object('name', 'Team as of ' || n)
            when sequence = 1 then jsonb_build_object(
                'team_id', md5('team ' || update % 50)::uuid, 'author', 'ada',
                'slack_workspace', null, 'slack_user', null, 'answers', answers)
            else jsonb_build_object('answers', answers)
            end
            """;

    @Override
    public String insert(int first, int last) {
        return """
        insert into event_store.events (
            id, type, aggregate_id, data, timestamp, metadata, version, sequence, position)
        select gen_random_uuid(),
               case
               when n %% 10 = 9 then case sequence when 1 then 'TeamRegistered' else 'TeamRenamed' end
               else case sequence when 1 then 'StatusUpdateSubmitted' else 'StatusUpdateEdited' end
               end,
               case
               when n %% 10 = 9 then md5('team ' || n / 10 %% 50)
               else md5('update ' || update)
               end::uuid::varchar,
               %s,
               timestamptz '2026-01-01' + n * interval '1 millisecond',
               jsonb_build_object(
                   'actor', 'ada', 'source', 'rest', 'ip', '127.0.0.1', 'user_agent', 'curl/8.7.1',
                   'correlation_id', gen_random_uuid(), 'command_id', gen_random_uuid(),
                   'request_hash', md5('request ' || n)),
               case when n %% 10 <> 9 and sequence = 1 then 3 else 1 end,
               sequence,
               n + 1
        from generate_series(%d, %d) as n,
             lateral (select (n - n / 10) / 5 as update) as said,
             lateral (select case when n %% 10 = 9 then n / 500 + 1 else (n - n / 10) %% 5 + 1 end
                      as sequence) as place,
             jsonb_build_array(jsonb_build_object(
                 'question', null, 'answer', 'Finished the import, reviewing alerts next ' || n)
             ) as answers
        """
                .formatted(data(), first, last);
    }

    private String data() {
        return poisonEvery == 0
                ? DATA
                : "case when n %% %1$d = %1$d / 2 and n %% 10 <> 9 then jsonb '{\"answers\": 7}' else %2$s end"
                        .formatted(poisonEvery, DATA);
    }
}
