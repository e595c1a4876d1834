package dev.rollcall.edge.problems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.resteasy.reactive.jackson.runtime.serialisers.ServerJacksonMessageBodyReader;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/// Reads a JSON body or refuses the request: a route never sees null for its body. (A
/// ReaderInterceptor would need every route's method registered for reflection in a native
/// image.)
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBody extends ServerJacksonMessageBodyReader {

    @Inject
    public JsonBody(Instance<ObjectMapper> mapper) {
        super(mapper);
    }

    @Override
    public Object readFrom(
            Class<Object> type, Type genericType, MediaType mediaType, ServerRequestContext context)
            throws WebApplicationException, IOException {
        try {
            var body = super.readFrom(type, genericType, mediaType, context);
            if (body == null) {
                throw new ProblemException(JsonProblems.missingBody());
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new ProblemException(JsonProblems.of(e));
        } catch (WebApplicationException e) {
            throw e.getCause() instanceof JsonProcessingException json
                    ? new ProblemException(JsonProblems.of(json))
                    : e;
        }
    }
}
