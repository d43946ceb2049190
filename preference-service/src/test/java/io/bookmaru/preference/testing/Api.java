package io.bookmaru.preference.testing;

import io.bookmaru.testing.TestTokens;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service's HTTP API as the parent [Facts#PARENT] sees it.
@TestComponent
public class Api {
    private final MockMvcTester mvc;
    private final JsonMapper json;

    Api(MockMvcTester mvc, JsonMapper json) {
        this.mvc = mvc;
        this.json = json;
    }

    public JsonNode preference(long child) {
        return body(get("/api/v1/children/" + child + "/preference"));
    }

    public JsonNode history(long child) {
        return body(get("/api/v1/children/" + child + "/preference/history")).get("content");
    }

    public JsonNode recommendations(long child, int size) {
        return body(get("/api/v1/children/" + child + "/recommendations?size=" + size));
    }

    public JsonNode reasons(long child, String query) {
        return body(get("/api/v1/children/" + child + "/preference/reasons?" + query));
    }

    /// Name to score, of `genres` or `topics`.
    public Map<String, BigDecimal> scores(long child, String feature) {
        var scores = new TreeMap<String, BigDecimal>();
        preference(child)
                .get(feature)
                .forEach(s -> scores.put(s.get("name").asString(), s.get("score").decimalValue()));
        return scores;
    }

    public boolean isPending(long child) {
        return preference(child).get("pending").asBoolean();
    }

    public MvcTestResult get(String uri) {
        return get(uri, TestTokens.forMember(Facts.PARENT));
    }

    public MvcTestResult get(String uri, String token) {
        return mvc.get().uri(uri).header("Authorization", "Bearer " + token).exchange();
    }

    public MvcTestResult getIn(String language, String uri) {
        return mvc.get()
                .uri(uri)
                .header("Authorization", "Bearer " + TestTokens.forMember(Facts.PARENT))
                .header("Accept-Language", language)
                .exchange();
    }

    public MvcTestResult getWithoutToken(String uri) {
        return mvc.get().uri(uri).exchange();
    }

    public MvcTestResult post(String uri, String body) {
        return mvc.post()
                .uri(uri)
                .header("Authorization", "Bearer " + TestTokens.forMember(Facts.PARENT))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public JsonNode reconcile(String query) {
        return body(
                mvc.post()
                        .uri("/api/v1/admin/preference/reconciliation" + query)
                        .header("Authorization", "Bearer " + TestTokens.forAdmin(1))
                        .exchange());
    }

    public JsonNode body(MvcTestResult result) {
        if (result.getResponse().getStatus() >= 300)
            throw new AssertionError(result.getResponse().getStatus() + " (expected: 2xx)");
        return json.readTree(result.getResponse().getContentAsByteArray());
    }
}
