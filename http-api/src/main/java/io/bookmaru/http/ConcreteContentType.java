package io.bookmaru.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses `Content-Type: */*` with 415. Spring takes it for a mistake of its own and fails.
class ConcreteContentType implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        if (hasWildcard(request.getContentType())) {
            throw new HttpMediaTypeNotSupportedException(
                    MediaType.ALL, List.of(MediaType.APPLICATION_JSON));
        }
        return true;
    }

    private static boolean hasWildcard(@Nullable String contentType) {
        if (contentType == null || !contentType.contains("*")) return false;
        try {
            return !MediaType.parseMediaType(contentType).isConcrete();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
