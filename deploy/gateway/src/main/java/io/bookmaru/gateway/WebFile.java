package io.bookmaru.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.util.DigestUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/// A file of the page, in memory. A browser asks each time whether it has changed, so that a page
/// and its parts are of one version.
///
/// @param tag of its content, in quotes (RFC 9110 §8.8.3)
record WebFile(String name, String type, String tag, byte[] content) {

    /// Nothing but this site's own files and API; and no markup is made from text (Trusted Types).
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; worker-src 'self'; manifest-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types bookmaru";

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html;charset=UTF-8",
                    "js", "text/javascript;charset=UTF-8",
                    "css", "text/css;charset=UTF-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "webmanifest", "application/manifest+json");

    static WebFile read(Resource resource) throws IOException {
        var name = Objects.requireNonNull(resource.getFilename());
        var type = TYPES.get(StringUtils.getFilenameExtension(name));
        if (type == null) throw new IllegalStateException(name + " (expected: " + TYPES + ")");
        var content = resource.getContentAsByteArray();
        return new WebFile(name, type, '"' + DigestUtils.md5DigestAsHex(content) + '"', content);
    }

    ServerResponse answer() {
        return ServerResponse.ok().build(this::write);
    }

    /// The policy also stands on a 304, whose headers replace those that the browser has kept.
    private @Nullable ModelAndView write(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (new ServletWebRequest(request, response).checkNotModified(tag)) return null;
        response.setContentType(type);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
        return null;
    }
}
