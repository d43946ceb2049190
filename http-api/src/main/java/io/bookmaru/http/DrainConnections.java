package io.bookmaru.http;

import java.time.Duration;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Lets callers go before the service ends, so that a rolling restart leaves none without an
/// answer.
///
/// A graceful shutdown waits for requests that are being answered, and closes idle connections
/// under a caller who is about to send on one. So, before it begins, every answer closes its
/// connection (RFC 9112 section 9.6) for a while, then nobody is let in any more, and whoever has
/// just come in is answered, too.
@Component
class DrainConnections implements SmartLifecycle {
    /// For requests on connections that were accepted last.
    private static final Duration LAST_COMERS = Duration.ofMillis(200);

    private final ApplicationContext service;
    private final Duration time;
    private volatile boolean running;

    DrainConnections(ApplicationContext service, HttpProperties properties) {
        this.service = service;
        this.time = properties.drainTime();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop(Runnable stopped) {
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        if (time.isPositive()) drain();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        running = false;
                        stopped.run();
                    }
                });
    }

    @Override
    public void stop() {
        running = false;
    }

    private void drain() throws InterruptedException {
        var connectors = connectors();
        for (var connector : connectors) {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol)
                protocol.setMaxKeepAliveRequests(1);
        }
        Thread.sleep(time);
        for (var connector : connectors) connector.getProtocolHandler().closeServerSocketGraceful();
        Thread.sleep(LAST_COMERS);
    }

    private List<Connector> connectors() {
        return service instanceof WebServerApplicationContext web
                        && web.getWebServer() instanceof TomcatWebServer tomcat
                ? List.of(tomcat.getTomcat().getService().findConnectors())
                : List.of();
    }
}
