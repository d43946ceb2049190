package io.bookmaru.testing.endpoint;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/// What Spring MVC has a handler for.
///
/// @param method `ANY` where the handler takes all of them
/// @param path with `*` for each variable
/// @param takesBody whether the handler reads one
record Endpoint(String method, String path, boolean takesBody) implements Comparable<Endpoint> {
    static final String ANY = "ANY";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", ANY);

    static Set<Endpoint> of(ApplicationContext service) {
        var found = new TreeSet<Endpoint>();
        service.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping ->
                        mapping.getHandlerMethods()
                                .forEach((info, handler) -> found.addAll(of(info, handler))));
        return found;
    }

    boolean writes() {
        return !READING.contains(method);
    }

    private static List<Endpoint> of(RequestMappingInfo info, HandlerMethod handler) {
        var methods = info.getMethodsCondition().getMethods();
        var names = methods.isEmpty() ? List.of(ANY) : methods.stream().map(Enum::name).toList();
        return info.getPatternValues().stream()
                .map(pattern -> pattern.replaceAll("\\{[^/]*}", "*"))
                .flatMap(path -> names.stream().map(m -> new Endpoint(m, path, readsBody(handler))))
                .toList();
    }

    private static boolean readsBody(HandlerMethod handler) {
        for (var parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) return true;
        }
        return false;
    }

    @Override
    public int compareTo(Endpoint other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
