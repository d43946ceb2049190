package io.bookmaru.api.idempotency;

import io.bookmaru.http.Caller;
import io.bookmaru.http.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

class IdempotencyKeyParameter implements HandlerMethodArgumentResolver {
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,200}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public IdempotencyKey resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        var request = (HttpServletRequest) webRequest.getNativeRequest();
        return new IdempotencyKey(
                Caller.current().memberId(),
                request.getMethod() + " " + request.getRequestURI(),
                value(Collections.list(request.getHeaders(IdempotencyKey.HEADER))));
    }

    private static @Nullable String value(List<String> values) {
        if (values.isEmpty()) return null;
        var value = values.getFirst();
        if (values.size() == 1 && VISIBLE_ASCII.matcher(value).matches()) return value;
        throw new InvalidInputException(
                IdempotencyKey.HEADER,
                IdempotencyKey.HEADER
                        + ": %d of them (expected: one of 1 to 200 visible ASCII characters)"
                                .formatted(values.size()));
    }
}
