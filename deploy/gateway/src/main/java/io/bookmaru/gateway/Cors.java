package io.bookmaru.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/// Which other origins' pages may call. Tokens travel in a header, so cookies are never allowed.
@Configuration(proxyBeanMethods = false)
class Cors {

    @Bean
    FilterRegistrationBean<CorsFilter> corsFilter(GatewayProperties gateway) {
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", allow(gateway.allowedOrigins()));
        var filter = new CorsFilter(source);
        filter.setCorsProcessor(new RefusingWithProblem());
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return registration;
    }

    private static CorsConfiguration allow(List<String> origins) {
        var cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(origins);
        cors.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        cors.setAllowedHeaders(
                List.of(
                        HttpHeaders.AUTHORIZATION,
                        HttpHeaders.CONTENT_TYPE,
                        HttpHeaders.ACCEPT_LANGUAGE,
                        HttpHeaders.IF_MATCH,
                        HttpHeaders.IF_NONE_MATCH,
                        "Idempotency-Key"));
        cors.setExposedHeaders(
                List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER, HttpHeaders.ETAG));
        cors.setMaxAge(Duration.ofHours(1));
        return cors;
    }

    private static class RefusingWithProblem extends DefaultCorsProcessor {
        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            ((ServletServerHttpResponse) response)
                    .getServletResponse()
                    .sendError(HttpStatus.FORBIDDEN.value());
        }
    }
}
