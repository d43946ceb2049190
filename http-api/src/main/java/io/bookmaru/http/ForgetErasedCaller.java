package io.bookmaru.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/// An erased member's token counts as none: open endpoints answer, the others with 401.
class ForgetErasedCaller extends OncePerRequestFilter {
    private final ErasedMembers erased;

    ForgetErasedCaller(ErasedMembers erased) {
        this.erased = erased;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller instanceof JwtAuthenticationToken
                && erased.contains(Long.parseLong(caller.getName())))
            SecurityContextHolder.clearContext();
        chain.doFilter(request, response);
    }
}
