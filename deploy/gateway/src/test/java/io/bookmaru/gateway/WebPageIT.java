package io.bookmaru.gateway;

import static io.bookmaru.gateway.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebPageIT extends GatewayWithBackends {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/children/7",
                "/posts",
                "/posts/7",
                "/friends",
                "/giveaways/7",
                "/notifications",
                "/account"
            })
    void isEnteredAnywhere(String path) {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("src=\"/app.js\"");
    }

    @Test
    void knowsTheSameEntrancesInTheBrowser() throws Exception {
        var routes = Files.readString(Path.of("../web/src/main/resources/bookmaru-web/app.js"));

        var paths =
                Pattern.compile("\\[\"(/[^\"]*)\", [a-z]+]")
                        .matcher(routes)
                        .results()
                        .map(m -> m.group(1).replace(":id", "7"))
                        .toList();

        assertThat(paths)
                .hasSize(8)
                .allSatisfy(path -> assertThat(get(path).statusCode()).as(path).isEqualTo(200));
    }

    @ParameterizedTest
    @CsvSource({
        "/app.js, text/javascript;charset=UTF-8",
        "/service-worker.js, text/javascript;charset=UTF-8",
        "/style.css, text/css;charset=UTF-8",
        "/icon.svg, image/svg+xml",
        "/icon.png, image/png",
        "/site.webmanifest, application/manifest+json",
    })
    void isMadeOfFiles(String path, String type) {
        assertThat(get(path).headers().firstValue("Content-Type")).contains(type);
    }

    @Test
    void loadsNothingFromElsewhere() {
        var policies = get("/").headers().allValues("Content-Security-Policy");

        assertThat(policies).hasSize(1);
        assertThat(policies.getFirst())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(get("/").headers().allValues("X-Frame-Options")).containsExactly("DENY");
    }

    @Test
    void isAskedForAgainAndSentOnceAVersion() {
        var first = get("/").headers();
        assertThat(first.allValues("Cache-Control")).containsExactly("no-cache");

        var again = send(to("/").header("If-None-Match", first.firstValue("ETag").orElseThrow()));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().allValues("Content-Security-Policy"))
                .isEqualTo(first.allValues("Content-Security-Policy"));
    }

    @Test
    void isOnlyRead() {
        assertProblem(send(to("/").POST(BodyPublishers.ofString("{}"))), 404, "not-found");
        assertThat(send(to("/").method("HEAD", BodyPublishers.noBody())).statusCode())
                .isEqualTo(200);
        assertThat(List.of(API, PREFERENCE, FAMILIARITY, PUSH))
                .allSatisfy(backend -> assertThat(backend.received()).isEmpty());
    }
}
