package dev.rollcall.api.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestMulti;

/// Answers with all of a list, in the format that `Accept` names, and only then: who takes anything
/// gets a page.
@ApplicationScoped
public class Exports {
    public static final String NDJSON = "application/x-ndjson";
    public static final String CSV = "text/csv;charset=UTF-8";

    /// Behind each of them in `@Produces`.
    public static final String IF_ASKED_FOR = ";qs=0.5";

    private static final String VARY = "Accept, Authorization, Cookie";

    private final ObjectMapper json;

    Exports(ObjectMapper json) {
        this.json = json;
    }

    public <T> RestMulti<byte[]> ndjson(Request request, Supplier<Uni<Part<T>>> first) {
        return answer(request, NDJSON, new Ndjson<>(json), first);
    }

    public <T> RestMulti<byte[]> csv(Request request, Csv<T> csv, Supplier<Uni<Part<T>>> first) {
        return answer(request, CSV, csv, first);
    }

    private static <T> RestMulti<byte[]> answer(
            Request request, String type, Lines<T> lines, Supplier<Uni<Part<T>>> first) {
        var chunks =
                request.getMethod().equals(HttpMethod.HEAD)
                        ? Multi.createFrom().<byte[]>empty()
                        : new Export<>(lines, first).chunks();
        return RestMulti.fromMultiData(chunks)
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.VARY, VARY)
                .build();
    }
}
