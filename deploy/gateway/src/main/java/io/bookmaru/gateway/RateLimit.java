package io.bookmaru.gateway;

import io.bookmaru.gateway.Rates.Refusal;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers 429 to what is over a limit, before the body is read.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 25)
class RateLimit extends OncePerRequestFilter {
    private final Rates rates;
    private final MeterRegistry meters;

    RateLimit(RateProperties properties, MeterRegistry meters) {
        this.rates = new Rates(properties, TimeMeter.SYSTEM_NANOTIME);
        this.meters = meters;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refusal = rates.refuse(request);
        if (refusal.isPresent()) {
            refuse(response, refusal.get());
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        meters.counter("bookmaru.gateway.refused", "limit", refusal.name()).increment();
        var seconds = Math.max(1, refusal.retryAfter().plusMillis(999).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
}
