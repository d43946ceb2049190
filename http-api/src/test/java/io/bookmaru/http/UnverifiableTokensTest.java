package io.bookmaru.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.testing.TestTokens;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(
        properties = {"spring.config.import=classpath:http-api.yaml", "management.server.port=0"})
@AutoConfigureMockMvc
class UnverifiableTokensTest {
    @TempDir private static Path folder;

    @Autowired private MockMvcTester mvc;

    @DynamicPropertySource
    static void noKeysAtAll(DynamicPropertyRegistry properties) {
        properties.add("bookmaru.token.jwks-uri", () -> "http://127.0.0.1:1/oauth2/jwks");
        properties.add("bookmaru.token.key-store", () -> folder.resolve("none.json"));
    }

    @Test
    void isAnsweredWithUnavailableRatherThanUnauthenticated() {
        var answer =
                mvc.get()
                        .uri("/caller")
                        .header("Authorization", "Bearer " + TestTokens.forMember(42))
                        .exchange();

        assertThat(answer).hasStatus(503).containsHeader("Retry-After");
    }

    @Test
    void requestWithoutATokenIsStillUnauthenticated() {
        assertThat(mvc.get().uri("/caller")).hasStatus(401);
    }
}
