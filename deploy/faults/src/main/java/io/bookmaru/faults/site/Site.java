package io.bookmaru.faults.site;

import io.bookmaru.faults.proxy.TcpProxy;
import io.bookmaru.infrastructure.KafkaNode;
import io.bookmaru.local.data.Secrets;
import io.bookmaru.push.testing.Browser;
import io.bookmaru.push.testing.FakePushService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/// Everything that runs, each in a process of its own, with proxies in between.
public final class Site implements AutoCloseable {
    public static final String ADMIN_EMAIL = "admin@bookmaru.local";
    public static final String ADMIN_PASSWORD = "faults and mends";

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Path home;
    private final Path folder;
    private final Secrets secrets;
    private final Postgres postgres;
    private final Redis redis;
    private final FakePushService pushService = FakePushService.start();
    private volatile Browser browser = pushService.newBrowser();
    private final List<Broker> brokers = new ArrayList<>();
    private final Map<Program, List<ServiceProcess>> services = new EnumMap<>(Program.class);

    private Site(Path home, Path folder) throws Exception {
        this.home = home;
        this.folder = folder;
        Files.createDirectories(folder.resolve("logs"));
        this.secrets = Secrets.in(folder.resolve("secrets"));
        this.postgres = new Postgres(folder);
        this.redis = new Redis(folder);
    }

    /// Returns when all services are ready.
    public static Site start(Path home, Path folder, int brokers) throws Exception {
        var site = new Site(home, folder);
        Runtime.getRuntime().addShutdownHook(new Thread(site::close));
        site.startBrokers(brokers);
        for (var program : Program.values()) site.add(program).train();
        for (var program : Program.values()) site.service(program).start();
        for (var program : Program.values()) site.service(program).awaitReady();
        return site;
    }

    private void startBrokers(int count) throws IOException {
        var clusterId = Uuid.randomUuid().toString();
        var ports = LastingPorts.some(3 * count);
        var controllers = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) controllers.add(ports[2 * count + i]);
        for (int i = 0; i < count; i++) {
            var proxy = TcpProxy.to(ports[i]);
            var node =
                    new KafkaNode(
                            clusterId,
                            i + 1,
                            ports[i],
                            proxy.port(),
                            ports[count + i],
                            List.copyOf(controllers));
            brokers.add(new Broker(node, proxy, folder));
        }
        for (var broker : brokers) broker.launch();
        for (var broker : brokers) broker.awaitReady();
    }

    /// One more instance, not started.
    public ServiceProcess add(Program program) throws IOException {
        var instances = services.computeIfAbsent(program, _ -> new CopyOnWriteArrayList<>());
        var ports = LastingPorts.some(2);
        var name =
                instances.isEmpty() ? program.jar() : program.jar() + "-" + (instances.size() + 1);
        var instance =
                new ServiceProcess(
                        name,
                        program.file(home),
                        folder,
                        environment(program, ports[0], ports[1]),
                        ports[0],
                        ports[1]);
        instances.add(instance);
        return instance;
    }

    public ServiceProcess service(Program program) {
        return instances(program).getFirst();
    }

    /// The first is always there; others have been added.
    public List<ServiceProcess> instances(Program program) {
        return services.getOrDefault(program, List.of());
    }

    /// After it has ended.
    public void remove(Program program, ServiceProcess instance) {
        services.getOrDefault(program, List.of()).remove(instance);
    }

    public Postgres postgres() {
        return postgres;
    }

    public Redis redis() {
        return redis;
    }

    public List<Broker> brokers() {
        return brokers;
    }

    public Broker broker() {
        return brokers.getFirst();
    }

    /// Another one, for the next row.
    public Browser newBrowser() {
        browser = pushService.newBrowser();
        return browser;
    }

    public Browser browser() {
        return browser;
    }

    /// For clients of this run, through the proxies.
    public String kafka() {
        return brokers.stream()
                .map(broker -> "127.0.0.1:" + broker.proxy().port())
                .collect(Collectors.joining(","));
    }

    private Map<String, String> environment(Program program, int port, int managementPort)
            throws IOException {
        var all = new HashMap<>(postgres.settingsFor(program));
        all.put("SPRING_PROFILES_ACTIVE", "local");
        all.put("SERVER_ADDRESS", "127.0.0.1");
        all.put("SERVER_PORT", String.valueOf(port));
        all.put("MANAGEMENT_SERVER_PORT", String.valueOf(managementPort));
        all.put("SPRING_KAFKA_BOOTSTRAPSERVERS", kafka());
        all.put("SPRING_DATA_REDIS_HOST", "127.0.0.1");
        all.put("SPRING_DATA_REDIS_PORT", String.valueOf(redis.proxy().port()));
        all.put("BOOKMARU_KAFKA_CREATETOPICS", "true");
        all.put("BOOKMARU_KAFKA_REPLICATION", String.valueOf(brokers.size()));
        all.put("BOOKMARU_PUSH_EXTRA_ORIGINS", pushService.origin());
        all.put("BOOKMARU_TOKEN_KEYSTORE", folder.resolve(program.jar() + "-keys.json").toString());
        switch (program) {
            case API -> {
                all.put("BOOKMARU_ADMIN_PASSWORD", ADMIN_PASSWORD);
                all.put("BOOKMARU_SIGNING_SECRET", secrets.password("token-signing"));
                all.put("BOOKMARU_TOKEN_ACCESSLIFETIME", "1h");
                all.put("BOOKMARU_TOKEN_JWKSURI", "http://127.0.0.1:" + port + "/oauth2/jwks");
            }
            case PUSH -> {
                all.put("BOOKMARU_VAPID_PRIVATEKEY", secrets.vapidKey().toString());
                all.put("BOOKMARU_PUSH_STORAGE_SECRET", secrets.password("push-storage"));
            }
            case PREFERENCE, FAMILIARITY -> {}
        }
        if (program != Program.API)
            all.put("BOOKMARU_TOKEN_JWKSURI", service(Program.API).uri() + "/oauth2/jwks");
        return all;
    }

    @Override
    public synchronized void close() {
        try {
            for (var instances : services.values()) for (var instance : instances) end(instance);
            for (var broker : brokers) {
                broker.process().kill();
                broker.proxy().close();
            }
            redis.close();
            postgres.close();
            pushService.close();
        } catch (Exception e) {
            System.err.println("Not everything was closed: " + e);
        }
        services.clear();
        brokers.clear();
    }

    private static void end(ServiceProcess instance) throws Exception {
        if (!instance.process().isAlive()) return;
        instance.process().release();
        instance.process().terminate(PATIENCE);
    }
}
