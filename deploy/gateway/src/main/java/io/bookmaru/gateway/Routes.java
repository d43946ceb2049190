package io.bookmaru.gateway;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.all;

import java.net.URI;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// Which service answers which path. The first match wins; paths are passed on as they are.
@Configuration(proxyBeanMethods = false)
class Routes {

    @Bean
    RouterFunction<ServerResponse> services(GatewayProperties gateway) {
        return to(
                        "preference",
                        gateway.preferenceUri(),
                        "/api/v1/children/*/preference/**",
                        "/api/v1/children/*/surveys",
                        "/api/v1/children/*/recommendations",
                        "/api/v1/admin/preference/**")
                .and(
                        to(
                                "familiarity",
                                gateway.familiarityUri(),
                                "/api/v1/familiarity/**",
                                "/api/v1/admin/familiarity/**"))
                .and(
                        to(
                                "push",
                                gateway.pushUri(),
                                "/api/v1/push/public-key",
                                "/api/v1/push/subscriptions/replacement",
                                "/api/v1/notifications/**",
                                "/api/v1/notification-settings",
                                "/api/v1/posts/*/mute",
                                "/api/v1/admin/push/**"))
                .and(to("api", gateway.apiUri(), "/oauth2/jwks", "/api/v1/**"))
                .and(nowhere());
    }

    private static RouterFunction<ServerResponse> to(String id, URI service, String... paths) {
        var anyOfThem =
                Stream.of(paths)
                        .map(RequestPredicates::path)
                        .reduce(RequestPredicate::or)
                        .orElseThrow();
        return route(id).route(anyOfThem, http()).before(uri(service)).build();
    }

    private static RouterFunction<ServerResponse> nowhere() {
        return RouterFunctions.route(
                all(),
                unknown ->
                        ServerResponse.status(404)
                                .build((request, response) -> {
                                    response.sendError(404);
                                    return null;
                                }));
    }
}
