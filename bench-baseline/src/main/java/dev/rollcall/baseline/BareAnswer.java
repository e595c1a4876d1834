package dev.rollcall.baseline;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// The least that answers a query: the bytes that it was given last, from memory.
@Path("/answer")
public class BareAnswer {

    private volatile byte[] bytes = {};

    @POST
    @NonBlocking
    public void keep(byte[] given) {
        bytes = given;
    }

    @GET
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] answer() {
        return bytes;
    }
}
