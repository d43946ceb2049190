package io.bookmaru.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/// Compared with Spring's own resolver.
class BearerTokensTest {
    private final BearerTokens tokens = new BearerTokens();
    private final DefaultBearerTokenResolver springs = new DefaultBearerTokenResolver();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer abc.DEF-1_2~+/9==",
                "bearer abc",
                "BEARER a",
                "Basic abc",
                "Token abc",
                "",
                "Bea",
            })
    void findsWhatSpringFinds(String header) {
        assertThat(tokens.resolve(request(header))).isEqualTo(springs.resolve(request(header)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer ",
                "Bearer  abc",
                "Bearer abc def",
                "Bearer abc,def",
                "Bearer ===",
                "Bearer a=b",
                "Bearer abc\u00e9",
                "Bearer abc\uac00",
                "Bearer <abc>",
            })
    void refusesWhatSpringRefuses(String header) {
        assertThatExceptionOfType(OAuth2AuthenticationException.class)
                .isThrownBy(() -> springs.resolve(request(header)));
        assertThatExceptionOfType(OAuth2AuthenticationException.class)
                .isThrownBy(() -> tokens.resolve(request(header)));
    }

    @Test
    void refusesASecondHeader() {
        var request = request("Bearer abc");
        request.addHeader("Authorization", "Basic def");

        assertThatExceptionOfType(OAuth2AuthenticationException.class)
                .isThrownBy(() -> tokens.resolve(request));
    }

    @Test
    void looksAtNoOtherPlace() {
        var request = request(null);
        request.setQueryString("access_token=abc");
        request.setParameter("access_token", "abc");

        assertThat(tokens.resolve(request)).isNull();
    }

    private static MockHttpServletRequest request(@Nullable String header) {
        var request = new MockHttpServletRequest("POST", "/");
        if (header != null) request.addHeader("Authorization", header);
        return request;
    }
}
