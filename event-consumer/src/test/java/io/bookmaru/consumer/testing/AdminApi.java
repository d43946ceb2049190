package io.bookmaru.consumer.testing;

import io.bookmaru.testing.TestTokens;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls of an admin. Paths begin after `/api/v1/admin/test`.
public class AdminApi {
    public static final long ADMIN = 7;
    private static final String ROOT = "/api/v1/admin/test";

    private final MockMvcTester mvc;
    private final JsonMapper json;

    AdminApi(MockMvcTester mvc, JsonMapper json) {
        this.mvc = mvc;
        this.json = json;
    }

    public MvcTestResult get(String path) {
        return call(HttpMethod.GET, ROOT + path, TestTokens.forAdmin(ADMIN), "");
    }

    public MvcTestResult post(String path, String body) {
        return call(HttpMethod.POST, ROOT + path, TestTokens.forAdmin(ADMIN), body);
    }

    public MvcTestResult delete(String path) {
        return call(HttpMethod.DELETE, ROOT + path, TestTokens.forAdmin(ADMIN), "");
    }

    /// @param uri the whole path
    /// @param token none when empty
    public MvcTestResult call(HttpMethod method, String uri, String token, String body) {
        var request = mvc.method(method).uri(uri);
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        if (!body.isEmpty()) request.contentType(MediaType.APPLICATION_JSON).content(body);
        return request.exchange();
    }

    public JsonNode body(MvcTestResult answer) {
        try {
            return json.readTree(answer.getResponse().getContentAsByteArray());
        } catch (RuntimeException e) {
            throw new AssertionError("Not JSON: " + answer, e);
        }
    }
}
