package io.bookmaru.gateway;

import static jakarta.servlet.http.HttpServletResponse.SC_OK;
import static jakarta.servlet.http.HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
import static jakarta.servlet.http.HttpServletResponse.SC_REQUEST_TIMEOUT;
import static jakarta.servlet.http.HttpServletResponse.SC_SERVICE_UNAVAILABLE;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Reads the whole body, up to the limit, before a service is bothered.
///
/// So a body that is too large is refused whether or not it announces its length, a slow upload
/// occupies no service, and nobody downstream mistakes a form's fields for the URL's. The bodies of
/// all requests have a fixed room together, and each a time to arrive in: how much memory is used
/// is not for clients to decide.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class BodyLimit extends OncePerRequestFilter {
    private static final byte[] NONE = {};
    private static final int PART = 4096;
    private static final String SOON = "1";

    private final int bytes;
    private final Duration time;
    private final Semaphore room;

    BodyLimit(GatewayProperties gateway) {
        this.bytes = Math.toIntExact(gateway.bodyLimit().toBytes());
        this.time = gateway.bodyTime();
        this.room = new Semaphore(Math.toIntExact(gateway.bodies().toBytes()));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int expected = expected(request);
        if (expected > bytes) {
            response.sendError(SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (expected == 0) {
            chain.doFilter(new ReadRequest(request, NONE), response);
        } else if (!room.tryAcquire(expected)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
            response.sendError(SC_SERVICE_UNAVAILABLE);
        } else {
            try {
                readAndPassOn(request, response, chain);
            } finally {
                room.release(expected);
            }
        }
    }

    /// The most that may come where it is not said.
    private int expected(HttpServletRequest request) {
        long announced = request.getContentLengthLong();
        if (announced >= 0) return (int) Math.min(announced, bytes + 1L);
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null ? 0 : bytes;
    }

    private void readAndPassOn(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = new ByteArrayOutputStream();
        int status = read(request, body);
        if (status == SC_OK) chain.doFilter(new ReadRequest(request, body.toByteArray()), response);
        else response.sendError(status);
    }

    private int read(HttpServletRequest request, ByteArrayOutputStream body) throws IOException {
        var stream = request.getInputStream();
        var begin = System.nanoTime();
        var part = new byte[PART];
        for (int read = stream.read(part); read >= 0; read = stream.read(part)) {
            body.write(part, 0, read);
            if (body.size() > bytes) return SC_REQUEST_ENTITY_TOO_LARGE;
            if (System.nanoTime() - begin > time.toNanos()) return SC_REQUEST_TIMEOUT;
        }
        return SC_OK;
    }
}
