package dev.rollcall.eventstore.append;

import dev.rollcall.eventstore.append.AppendResult.Appended;
import dev.rollcall.eventstore.append.AppendResult.Conflict;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A batch of appends as the arguments of `event_store.append`, and its row as their results.
final class AppendStatement {

    /// JSON is parsed before the function takes its lock, while another statement may hold it.
    static final String SQL =
            """
            select first_position, stored_at, refused, standing
            from event_store.append(
                $1, $2, $3, $4, $5, $6::varchar[]::jsonb[], $7::varchar[]::jsonb[],
                $8, $9, $10, $11, $12, $13)
            """;

    private final List<Append> batch;
    private final List<Integer> appends = new ArrayList<>();
    private final List<Boolean> firsts = new ArrayList<>();
    private final List<NewEvent> events = new ArrayList<>();
    private final LinkedHashMap<StreamRead, Integer> guards = new LinkedHashMap<>();
    private final List<Integer> guarded = new ArrayList<>();
    private final List<Integer> reliedOn = new ArrayList<>();

    AppendStatement(List<Append> batch) {
        this.batch = batch;
        for (int number = 0; number < batch.size(); number++) {
            add(number, batch.get(number));
        }
    }

    private void add(int number, Append append) {
        Set<String> streams = new HashSet<>();
        for (var event : append.events()) {
            appends.add(number);
            firsts.add(streams.add(event.aggregateId()));
            events.add(event);
        }
        append.reads().forEach(read -> rely(number, read));
    }

    private void rely(int append, StreamRead read) {
        int guard = guards.computeIfAbsent(read, _ -> guards.size() + 1);
        guarded.add(append);
        reliedOn.add(guard);
    }

    Tuple arguments() {
        return Tuple.tuple()
                .addArrayOfInteger(appends.toArray(Integer[]::new))
                .addArrayOfBoolean(firsts.toArray(Boolean[]::new))
                .addArrayOfUUID(events.stream().map(NewEvent::id).toArray(UUID[]::new))
                .addArrayOfString(events.stream().map(NewEvent::type).toArray(String[]::new))
                .addArrayOfString(events.stream().map(NewEvent::aggregateId).toArray(String[]::new))
                .addArrayOfString(events.stream().map(NewEvent::data).toArray(String[]::new))
                .addArrayOfString(events.stream().map(NewEvent::metadata).toArray(String[]::new))
                .addArrayOfInteger(events.stream().map(NewEvent::version).toArray(Integer[]::new))
                .addArrayOfLong(events.stream().map(NewEvent::sequence).toArray(Long[]::new))
                .addArrayOfString(
                        guards.keySet().stream()
                                .map(StreamRead::aggregateId)
                                .toArray(String[]::new))
                .addArrayOfLong(
                        guards.keySet().stream().map(StreamRead::sequence).toArray(Long[]::new))
                .addArrayOfInteger(guarded.toArray(Integer[]::new))
                .addArrayOfInteger(reliedOn.toArray(Integer[]::new));
    }

    /// One for each append, in their order.
    AppendResult[] results(Row row) {
        var results = new AppendResult[batch.size()];
        var refused = row.getArrayOfIntegers("refused");
        var standing = row.getArrayOfLongs("standing");
        for (int n = 0; n < refused.length; n++) {
            results[refused[n]] = new Conflict(standing[n]);
        }
        var timestamp = row.getOffsetDateTime("stored_at").toInstant();
        long position = row.getLong("first_position");
        for (int number = 0; number < results.length; number++) {
            if (results[number] == null) {
                results[number] = new Appended(position, timestamp);
            }
            position += batch.get(number).events().size();
        }
        return results;
    }
}
