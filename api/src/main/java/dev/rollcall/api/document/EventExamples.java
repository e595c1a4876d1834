package dev.rollcall.api.document;

/// An event of the audit log in each of its formats.
final class EventExamples {
    static final String NDJSON =
            """
            {"position":90210,"id":"0b0e9a52-1c4f-5d7e-9a55-0c9d1a2b3c4d","type":"TeamRenamed","version":1,\
            "aggregate_id":"7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b","sequence":2,"epoch":1,\
            "timestamp":"2026-11-23T09:30:00.123456Z","data":{"name": "Platform"},\
            "metadata":{"actor": "ada", "source": "rest"}}
            """;

    static final String CSV =
            """
            position,id,type,version,aggregate_id,sequence,epoch,timestamp,data,metadata
            90210,0b0e9a52-1c4f-5d7e-9a55-0c9d1a2b3c4d,TeamRenamed,1,7d0f6f0a-3f0e-5a53-9f3d-0c1d2e3f4a5b,2,1,\
            2026-11-23T09:30:00.123456Z,"{""name"": ""Platform""}","{""actor"": ""ada"", ""source"": ""rest""}"
            """;

    private EventExamples() {}
}
