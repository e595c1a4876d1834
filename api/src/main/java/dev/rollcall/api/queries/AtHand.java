package dev.rollcall.api.queries;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.api.parameters.Reading;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/// What the caller may hold already, and says so by `If-None-Match`.
///
/// @param representation what of the request decides how the same rows are shown
public record AtHand(Request request, boolean conditional, String representation) {

    public AtHand(Request request, HttpHeaders headers, String representation) {
        this(request, headers.getHeaderString(HttpHeaders.IF_NONE_MATCH) != null, representation);
    }

    EntityTag tag(String state) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest((representation + '\0' + state).getBytes(UTF_8));
            return new EntityTag(
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(Arrays.copyOf(digest, 16)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The answer to who holds just this.
    <T> Optional<RestResponse<T>> unchanged(EntityTag tag, Reading reading) {
        return Optional.ofNullable(request.evaluatePreconditions(tag))
                .map(
                        refusal ->
                                RestResponse.ResponseBuilder.<T>create(refusal.build().getStatus())
                                        .tag(tag)
                                        .header(
                                                HttpHeaders.CACHE_CONTROL,
                                                Caching.of(reading.asOf().isPresent(), true))
                                        .header(HttpHeaders.VARY, Caching.VARY)
                                        .build());
    }
}
