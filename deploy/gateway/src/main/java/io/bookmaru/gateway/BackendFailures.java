package io.bookmaru.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// Tells a service that is down (503, nothing was sent) from one that is too slow (504) and one
/// that broke off (502). After the last two the request may have taken effect.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BackendFailures implements HandlerExceptionResolver {
    private static final Logger log = LoggerFactory.getLogger(BackendFailures.class);

    private final String retryAfterSeconds;

    BackendFailures(GatewayProperties gateway) {
        retryAfterSeconds = Long.toString(gateway.retryAfter().toSeconds());
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception failure) {
        if (!(failure instanceof ResourceAccessException) || response.isCommitted()) {
            return null;
        }
        var status = statusOf(failure.getCause());
        log.warn("{} {}: {}", status, request.getRequestURI(), String.valueOf(failure.getCause()));
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        }
        return answered(response, status);
    }

    private static int statusOf(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _, ConnectException _ ->
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            case HttpTimeoutException _ -> HttpServletResponse.SC_GATEWAY_TIMEOUT;
            case null, default -> HttpServletResponse.SC_BAD_GATEWAY;
        };
    }

    private static ModelAndView answered(HttpServletResponse response, int status) {
        try {
            response.sendError(status);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }
}
