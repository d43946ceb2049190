package io.bookmaru.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Who calls, as far as a limit needs to know.
///
/// A token is not verified here, so its subject counts only together with the client: nobody uses
/// up a member's calls from elsewhere, and who invents subjects meets the limit of its client.
class Callers {
    private static final String BEARER = "Bearer ";
    private static final int NETWORK_BYTES = 8;
    private static final int SUBJECT_LENGTH = 64;

    private Callers() {}

    static String client(HttpServletRequest request) {
        try {
            var address = InetAddress.ofLiteral(request.getRemoteAddr());
            if (!(address instanceof Inet6Address)) return address.getHostAddress();
            var network = Arrays.copyOf(address.getAddress(), NETWORK_BYTES);
            return HexFormat.of().formatHex(network);
        } catch (IllegalArgumentException e) {
            return request.getRemoteAddr();
        }
    }

    static String member(HttpServletRequest request) {
        return subject(request) + "@" + client(request);
    }

    private static String subject(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.startsWith(BEARER)) return "";
        var parts = authorization.substring(BEARER.length()).split("\\.", -1);
        if (parts.length != 3) return "";
        try {
            var claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1]));
            var subject = claims.path("sub").asString("");
            return subject.length() > SUBJECT_LENGTH ? "" : subject;
        } catch (IllegalArgumentException | JacksonException e) {
            return "";
        }
    }
}
