package dev.rollcall.api.document;

import java.util.List;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

/// Signing in and out, which are open to all, and who asks.
final class SessionOperations {
    private SessionOperations() {}

    static void describe(PathItem path) {
        path.getGET().getResponses().removeAPIResponse("403");
        new Described(path.getGET())
                .named("getSession")
                .answers("Who asks, and what it may do", Examples.SESSION)
                .opened("read", "write", "operate")
                .refuses("401", "Unauthorized")
                .refuses("406", "NotAcceptable");
        answersWithCookie(path.getPOST(), "Signed in: the cookie is set")
                .named("signIn")
                .refuses("400", "BadRequest")
                .refuses("401", "Unauthorized")
                .refuses("403", "Forbidden")
                .refuses("415", "UnsupportedMediaType");
        answersWithCookie(path.getDELETE(), "Signed out: the cookie is taken back")
                .named("signOut");
        path.getPOST()
                .getRequestBody()
                .getContent()
                .getMediaType("application/json")
                .example(Examples.json(Examples.SIGN_IN));
    }

    private static Described answersWithCookie(Operation operation, String description) {
        operation.getResponses().removeAPIResponse("200");
        operation
                .getResponses()
                .addAPIResponse(
                        "204",
                        Answers.response(description)
                                .addHeader(
                                        "Set-Cookie",
                                        Answers.header("The session's cookie.").required(true)));
        operation.setSecurity(List.of());
        return new Described(operation);
    }
}
