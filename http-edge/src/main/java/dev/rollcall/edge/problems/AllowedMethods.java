package dev.rollcall.edge.problems;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;

/// What a path takes, for the header Allow: RFC 9110 wants it with each 405, Quarkus leaves it out.
final class AllowedMethods {
    private AllowedMethods() {}

    static String ofThisPath() {
        return String.join(", ", of(CurrentRequestManager.get()));
    }

    private static Set<String> of(ResteasyReactiveRequestContext request) {
        var path = request.getPathWithoutPrefix();
        var classes =
                new RequestMapper<>(new ArrayList<>(request.getDeployment().getClassMappers()));
        var allowed = new TreeSet<String>();
        for (var match = classes.map(path);
                match != null;
                match = classes.continueMatching(path, match)) {
            methods(match).forEach(allowed::add);
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        allowed.add("OPTIONS");
        return allowed;
    }

    private static Stream<String> methods(RequestMatch<InitialMatch> match) {
        var rest = match.remaining.isEmpty() ? "/" : match.remaining;
        return Stream.of(match.value.handlers)
                .filter(ClassRoutingHandler.class::isInstance)
                .flatMap(
                        handler -> ((ClassRoutingHandler) handler).getMappers().entrySet().stream())
                .filter(mapper -> mapper.getKey() != null && mapper.getValue().map(rest) != null)
                .map(Map.Entry::getKey);
    }
}
