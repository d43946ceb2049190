package io.bookmaru.api.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Believes `X-Forwarded-For` only from a gateway, which replaces what its client said.
class ClientAddressParameter implements HandlerMethodArgumentResolver {
    private static final Logger log = LoggerFactory.getLogger(ClientAddressParameter.class);
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<IpAddressMatcher> gateways;
    private final AtomicBoolean warned = new AtomicBoolean();

    ClientAddressParameter(List<String> gateways) {
        this.gateways = gateways.stream().map(IpAddressMatcher::new).toList();
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ClientAddress.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        var http = request.getNativeRequest(HttpServletRequest.class);
        if (http == null) throw new IllegalStateException("Not an HTTP request");
        return of(http);
    }

    ClientAddress of(HttpServletRequest request) {
        var peer = request.getRemoteAddr();
        var forwarded = request.getHeader(FORWARDED_FOR);
        if (forwarded == null) return ofPeer(peer);
        if (gateways.stream().noneMatch(gateway -> gateway.matches(peer))) {
            warnOnce(peer);
            return ofPeer(peer);
        }
        try {
            return ClientAddress.of(forwarded.substring(forwarded.lastIndexOf(',') + 1).strip());
        } catch (IllegalArgumentException e) {
            return ofPeer(peer);
        }
    }

    private static ClientAddress ofPeer(String peer) {
        try {
            return ClientAddress.of(peer);
        } catch (IllegalArgumentException e) {
            return new ClientAddress(peer);
        }
    }

    /// With a gateway that is not named all clients count as one.
    private void warnOnce(String peer) {
        if (!warned.compareAndSet(false, true)) return;
        log.warn(
                "{} from {} is not believed: bookmaru.limits.gateways does not name it",
                FORWARDED_FOR,
                peer);
    }
}
