package io.bookmaru.api.giveaway;

import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/// Observations of HTTP requests take a quarter of what the server does for an entry. Entries have
/// a timer of their own.
@Configuration(proxyBeanMethods = false)
class UnobservedEntries {

    @Bean
    ObservationPredicate allRequestsButEntries() {
        return (name, context) ->
                !(context instanceof ServerRequestObservationContext request
                        && isEntry(request.getCarrier()));
    }

    private static boolean isEntry(@Nullable HttpServletRequest request) {
        if (request == null) return false;
        var path = request.getRequestURI();
        return path.startsWith("/api/v1/giveaways/")
                && path.endsWith("/entries")
                && request.getMethod().equals("POST");
    }
}
