package io.bookmaru.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Answers 503 when there is no key to verify a token with: neither published nor kept. The token
/// may be good, so 401 would log its owner out for nothing.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class UnverifiableTokens extends OncePerRequestFilter {
    private final ProblemWriter problems;

    UnverifiableTokens(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (AuthenticationServiceException e) {
            logger.warn("Tokens cannot be verified: " + e.getMessage());
            response.setHeader(HttpHeaders.RETRY_AFTER, Problem.RETRY_SOON_SECONDS);
            problems.write(
                    response, Problem.unavailable("The keys that verify tokens are not available"));
        }
    }
}
