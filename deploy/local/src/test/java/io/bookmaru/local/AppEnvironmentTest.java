package io.bookmaru.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookmaru.local.data.DataFolder;
import io.bookmaru.local.data.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppEnvironmentTest {
    @TempDir Path folder;

    private DataFolder data;
    private Secrets secrets;

    @BeforeEach
    void open() throws Exception {
        data = DataFolder.open(folder);
        secrets = Secrets.in(data.resolve("secrets"));
    }

    @AfterEach
    void close() throws Exception {
        data.close();
    }

    @Test
    void pointsServicesAtTheirServers() throws Exception {
        assertThat(environment(Map.of("BOOKMARU_PORT", "7000")).of(App.PREFERENCE))
                .containsEntry("SERVER_PORT", "7002")
                .containsEntry("MANAGEMENT_SERVER_PORT", "8502")
                .containsEntry(
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://127.0.0.1:7007/bookmaru_preference")
                .containsEntry("SPRING_DATASOURCE_USERNAME", "bookmaru_preference")
                .containsEntry(
                        "SPRING_DATASOURCE_PASSWORD", secrets.password("bookmaru_preference"))
                .containsEntry("SPRING_KAFKA_BOOTSTRAPSERVERS", "127.0.0.1:7005")
                .containsEntry("SPRING_DATA_REDIS_PORT", "7008")
                .containsEntry("BOOKMARU_TOKEN_JWKSURI", "http://127.0.0.1:7001/oauth2/jwks");
    }

    @Test
    void pointsGatewayAtServicesOnly() throws Exception {
        assertThat(environment(Map.of()).of(App.GATEWAY))
                .containsEntry("BOOKMARU_GATEWAY_APIURI", "http://127.0.0.1:8081")
                .containsEntry("BOOKMARU_GATEWAY_PUSHURI", "http://127.0.0.1:8084")
                .doesNotContainKeys("SPRING_DATASOURCE_PASSWORD", "SPRING_DATASOURCE_URL");
    }

    @Test
    void tellsEachSecretToItsUserOnly() throws Exception {
        var environment = environment(Map.of("BOOKMARU_ADMIN_PASSWORD", "the admin's"));

        for (var app : App.values()) {
            var told = environment.of(app);
            assertThat(told.containsKey("BOOKMARU_ADMIN_PASSWORD")).isEqualTo(app == App.API);
            assertThat(told.containsKey("BOOKMARU_SIGNING_SECRET")).isEqualTo(app == App.API);
            assertThat(told.containsKey("BOOKMARU_VAPID_PRIVATEKEY")).isEqualTo(app == App.PUSH);
            assertThat(told.containsKey("BOOKMARU_PUSH_STORAGE_SECRET")).isEqualTo(app == App.PUSH);
        }
        assertThat(Path.of(environment.of(App.PUSH).get("BOOKMARU_VAPID_PRIVATEKEY"))).exists();
    }

    @Test
    void handsOnWhatTheRunWasGiven() throws Exception {
        var origins = "http://127.0.0.1:9100";

        assertThat(environment(Map.of("BOOKMARU_PUSH_EXTRA_ORIGINS", origins)).of(App.PUSH))
                .containsEntry("BOOKMARU_PUSH_EXTRA_ORIGINS", origins);
    }

    @Test
    void prefersTheAdminPasswordThatIsGiven() throws Exception {
        var generated = environment(Map.of()).adminPassword();

        assertThat(environment(Map.of()).adminPassword()).isEqualTo(generated);
        assertThat(environment(Map.of("BOOKMARU_ADMIN_PASSWORD", "mine")).adminPassword())
                .isEqualTo("mine");
        assertThat(environment(Map.of("BOOKMARU_ADMIN_PASSWORD", "")).adminPassword())
                .isEqualTo(generated);
    }

    private AppEnvironment environment(Map<String, String> given) throws Exception {
        var settings = RunSettings.from(Files.createDirectories(folder.resolve("home")), given);
        return new AppEnvironment(settings, data, secrets);
    }
}
