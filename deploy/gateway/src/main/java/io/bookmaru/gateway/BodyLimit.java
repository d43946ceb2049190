package io.bookmaru.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads the whole body, up to the limit, before a service is bothered.
///
/// So a body that is too large is refused whether or not it announces its length, a slow upload
/// occupies no service, and nobody downstream mistakes a form's fields for the URL's.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class BodyLimit extends OncePerRequestFilter {
    private final int bytes;

    BodyLimit(GatewayProperties gateway) {
        bytes = Math.toIntExact(gateway.bodyLimit().toBytes());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > bytes) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        var body = request.getInputStream().readNBytes(bytes + 1);
        if (body.length > bytes) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        chain.doFilter(new ReadRequest(request, body), response);
    }
}
