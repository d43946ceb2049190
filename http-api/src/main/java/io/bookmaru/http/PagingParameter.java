package io.bookmaru.http;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

class PagingParameter implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Paging resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new Paging(
                number(request, "page", 0, 0, Paging.MAX_PAGE),
                number(request, "size", Paging.DEFAULT_SIZE, 1, Paging.MAX_SIZE));
    }

    private static int number(NativeWebRequest request, String name, int absent, int min, int max) {
        String value = request.getParameter(name);
        if (value == null) return absent;
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) return number;
        } catch (NumberFormatException e) {
            // Told to the caller below, as any other value out of range.
        }
        throw new InvalidInputException(
                name, name + ": " + value + " (expected: " + min + " to " + max + ")");
    }
}
