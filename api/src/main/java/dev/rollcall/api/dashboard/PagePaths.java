package dev.rollcall.api.dashboard;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/// The dashboard's views have paths of their own, so that each is a link. All are answered with the
/// one page, which shows what its path says (see page/links.js).
@Singleton
class PagePaths {
    private static final String PATHS = "/(teams/.+|people(/.+)?|settings(/.+)?|operations)";

    void register(@Observes Router router) {
        for (var method : List.of(HttpMethod.GET, HttpMethod.HEAD)) {
            router.routeWithRegex(method, PATHS).handler(http -> http.reroute("/"));
        }
    }
}
