package dev.rollcall.api.document;

/// What exports look like, in each of their formats.
final class ExportExamples {
    static final String EVENTS_NDJSON =
            """
            {"position":90210,"id":"0b0e9a52-1c4f-5d7e-9a55-0c9d1a2b3c4d","type":"TeamRenamed","version":1,\
            "aggregate_id":"7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b","sequence":2,"epoch":1,\
            "timestamp":"2026-11-23T09:30:00.123456Z","data":{"name": "Platform"},\
            "metadata":{"actor": "ada", "source": "rest"}}
            """;

    static final String EVENTS_CSV =
            """
            position,id,type,version,aggregate_id,sequence,epoch,timestamp,data,metadata
            90210,0b0e9a52-1c4f-5d7e-9a55-0c9d1a2b3c4d,TeamRenamed,1,7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b,2,1,\
            2026-11-23T09:30:00.123456Z,"{""name"": ""Platform""}","{""actor"": ""ada"", ""source"": ""rest""}"
            """;

    static final String UPDATES_NDJSON = line(Examples.STATUS_UPDATE);

    static final String UPDATES_CSV =
            """
            update_id,team_id,content,answers,author,slack_workspace,slack_user,poll_id,created_at,updated_at,sequence,stale_since
            2b6a4c1e-8d0f-5b7a-9c3e-1f2a3b4c5d6e,7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b,Finished the import,\
            "[{""answer"":""Finished the import""}]",Ada Lovelace,T0LOCAL,U0ADA,5e4d3c2b-1a09-5f8e-8d7c-6b5a49382716,2026-11-23T09:31:00Z,\
            2026-11-23T09:31:00Z,1,
            """;

    static final String PARTICIPATION_NDJSON = line(Examples.PARTICIPATION);

    static final String PARTICIPATION_CSV =
            """
            team_id,day,expected,answered,late
            7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b,2026-11-23,2,1,0
            """;

    private ExportExamples() {}

    private static String line(String item) {
        return item.replaceAll("\\n *", "") + "\n";
    }
}
