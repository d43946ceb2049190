package io.bookmaru.gateway;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/// Removes what only a proxy may say about a client, and then says it.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class OutsideHeaders implements RequestHttpHeadersFilter {
    private static final Set<String> PREFIXES =
            Set.of("x-user-", "x-forwarded-", "x-original-", "x-rewrite-", "x-envoy-", "x-remote-");
    private static final Set<String> NAMES =
            Set.of(
                    "forwarded",
                    "via",
                    "x-user",
                    "x-forwarded",
                    "x-real-ip",
                    "x-client-ip",
                    "x-cluster-client-ip",
                    "client-ip",
                    "true-client-ip",
                    "cf-connecting-ip",
                    "remote-user",
                    "proxy-user",
                    "x-http-method-override");

    @Override
    public HttpHeaders apply(HttpHeaders received, ServerRequest request) {
        var passed = new HttpHeaders();
        received.forEach((name, values) -> {
            if (!onlyForProxies(name)) passed.addAll(name, values);
        });
        passed.set("X-Forwarded-For", request.servletRequest().getRemoteAddr());
        passed.set("X-Forwarded-Proto", request.servletRequest().getScheme());
        Stream.ofNullable(received.getFirst(HttpHeaders.HOST))
                .forEach(host -> passed.set("X-Forwarded-Host", host));
        return passed;
    }

    private static boolean onlyForProxies(String header) {
        var name = header.toLowerCase(Locale.ROOT);
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
