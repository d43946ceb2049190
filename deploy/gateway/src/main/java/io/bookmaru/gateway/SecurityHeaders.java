package io.bookmaru.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.function.ServerResponse;

/// Puts the same security headers on every answer, the gateway's own errors included, and drops
/// those that a service sent, so that each is there once.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class SecurityHeaders extends OncePerRequestFilter implements ResponseHttpHeadersFilter {
    private static final Map<String, String> HEADERS =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
                    "Referrer-Policy", "no-referrer",
                    "Cross-Origin-Resource-Policy", "same-site");
    private static final String TRANSPORT_SECURITY = "Strict-Transport-Security";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HEADERS.forEach(response::setHeader);
        if (request.isSecure()) response.setHeader(TRANSPORT_SECURITY, "max-age=31536000");
        chain.doFilter(request, response);
    }

    @Override
    public HttpHeaders apply(HttpHeaders sent, ServerResponse response) {
        var passed = new HttpHeaders();
        sent.forEach((name, values) -> {
            if (!mine(name)) passed.addAll(name, values);
        });
        return passed;
    }

    private static boolean mine(String name) {
        return TRANSPORT_SECURITY.equalsIgnoreCase(name)
                || HEADERS.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }
}
