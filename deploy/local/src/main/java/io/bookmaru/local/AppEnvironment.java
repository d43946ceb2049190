package io.bookmaru.local;

import io.bookmaru.local.data.DataFolder;
import io.bookmaru.local.data.Secrets;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// What each program is told by environment variables, where no other user can read it.
class AppEnvironment {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String ADMIN_PASSWORD = "BOOKMARU_ADMIN_PASSWORD";

    private final RunSettings settings;
    private final DataFolder data;
    private final Secrets secrets;

    AppEnvironment(RunSettings settings, DataFolder data, Secrets secrets) {
        this.settings = settings;
        this.data = data;
        this.secrets = secrets;
    }

    Map<String, String> of(App app) throws IOException {
        var environment = new HashMap<>(settings.environment());
        environment.remove(ADMIN_PASSWORD);
        environment.put("SPRING_PROFILES_ACTIVE", "local");
        environment.put("SERVER_ADDRESS", LOOPBACK);
        environment.put("SERVER_PORT", port(app.port()));
        environment.put("MANAGEMENT_SERVER_PORT", port(app.management()));
        // There is no second instance that callers could go to.
        environment.put("BOOKMARU_HTTP_DRAINTIME", "0s");
        environment.putAll(app == App.GATEWAY ? routes() : servers(app));
        switch (app) {
            case API -> {
                environment.put(ADMIN_PASSWORD, adminPassword());
                environment.put("BOOKMARU_SIGNING_SECRET", secrets.password("token-signing"));
            }
            case PUSH -> {
                environment.put("BOOKMARU_VAPID_PRIVATEKEY", secrets.vapidKey().toString());
                environment.put("BOOKMARU_PUSH_STORAGE_SECRET", secrets.password("push-storage"));
            }
            case PREFERENCE, FAMILIARITY, GATEWAY -> {}
        }
        return environment;
    }

    /// What `BOOKMARU_ADMIN_PASSWORD` says, or what was generated or said before.
    String adminPassword() throws IOException {
        var given = settings.environment().get(ADMIN_PASSWORD);
        return given == null || given.isEmpty() ? secrets.password("admin") : given;
    }

    private Map<String, String> routes() {
        return Map.of(
                "BOOKMARU_GATEWAY_APIURI", url(Port.API),
                "BOOKMARU_GATEWAY_PREFERENCEURI", url(Port.PREFERENCE),
                "BOOKMARU_GATEWAY_FAMILIARITYURI", url(Port.FAMILIARITY),
                "BOOKMARU_GATEWAY_PUSHURI", url(Port.PUSH));
    }

    private Map<String, String> servers(App app) throws IOException {
        var database = "jdbc:postgresql://%s:%s/%s";
        return Map.of(
                "SPRING_DATASOURCE_URL",
                database.formatted(LOOPBACK, port(Port.POSTGRES), app.database()),
                "SPRING_DATASOURCE_USERNAME",
                app.database(),
                "SPRING_DATASOURCE_PASSWORD",
                secrets.password(app.database()),
                "SPRING_KAFKA_BOOTSTRAPSERVERS",
                LOOPBACK + ":" + port(Port.KAFKA),
                "SPRING_DATA_REDIS_HOST",
                LOOPBACK,
                "SPRING_DATA_REDIS_PORT",
                port(Port.REDIS),
                "BOOKMARU_KAFKA_CREATETOPICS",
                "true",
                "BOOKMARU_TOKEN_JWKSURI",
                url(Port.API) + "/oauth2/jwks",
                "BOOKMARU_TOKEN_KEYSTORE",
                data.resolve("token-keys/" + app.program() + ".json").toString());
    }

    private String url(Port port) {
        return "http://" + LOOPBACK + ":" + port(port);
    }

    private String port(Port port) {
        return Integer.toString(settings.ports().of(port));
    }
}
