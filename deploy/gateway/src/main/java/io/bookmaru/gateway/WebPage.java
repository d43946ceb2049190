package io.bookmaru.gateway;

import static org.springframework.web.servlet.function.RequestPredicates.methods;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/// Serves `deploy/web`: each file by its name, and the page itself wherever it can be entered,
/// since it shows by itself what belongs there.
@Component
class WebPage {
    private static final String FILES = "classpath*:bookmaru-web/*.*";
    private static final String PAGE = "index.html";

    /// As `app.js` knows them.
    private static final List<String> ENTRANCES =
            List.of(
                    "/",
                    "/children/{id}",
                    "/posts",
                    "/posts/{id}",
                    "/friends",
                    "/giveaways/{id}",
                    "/notifications",
                    "/account");

    private final List<WebFile> files = new ArrayList<>();

    WebPage() throws IOException {
        var resources = new PathMatchingResourcePatternResolver().getResources(FILES);
        for (var resource : resources) files.add(WebFile.read(resource));
    }

    /// What is no file and no entrance is not answered here.
    RouterFunction<ServerResponse> files() {
        return files.stream()
                .map(file -> route(reading(paths(file)), _ -> file.answer()))
                .reduce(RouterFunction::and)
                .orElseThrow(() -> new IllegalStateException("Nothing matches " + FILES));
    }

    private static Stream<String> paths(WebFile file) {
        return file.name().equals(PAGE) ? ENTRANCES.stream() : Stream.of("/" + file.name());
    }

    private static RequestPredicate reading(Stream<String> paths) {
        return paths.map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow()
                .and(methods(HttpMethod.GET, HttpMethod.HEAD));
    }
}
