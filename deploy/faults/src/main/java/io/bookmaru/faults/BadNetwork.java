package io.bookmaru.faults;

import io.bookmaru.faults.proxy.TcpProxy;
import io.bookmaru.faults.proxy.Weather;
import io.bookmaru.faults.site.Site;
import java.time.Duration;
import java.util.function.Function;

/// What a proxy between the services and a server can do.
final class BadNetwork {
    private static final Duration PULSE = Duration.ofMillis(300);

    /// Weather for as long as the fault lasts.
    static Action weather(Function<Site, TcpProxy> between, Weather weather) {
        return (site, moments) -> {
            var proxy = between.apply(site);
            var before = proxy.touched();
            for (int i = 0; i < moments.times(); i++) {
                moments.next();
                proxy.set(weather);
                try {
                    moments.last();
                } finally {
                    proxy.set(Weather.FINE);
                }
            }
            return new Evidence(proxy.touched() - before, "pieces of data held up or swallowed");
        };
    }

    /// Resets every connection, again and again.
    static Action cut(Function<Site, TcpProxy> between) {
        return (site, moments) -> {
            long cut = 0;
            for (int i = 0; i < moments.times(); i++) {
                moments.next();
                cut += between.apply(site).cutAll();
            }
            return new Evidence(cut, "connections reset");
        };
    }

    /// The database commits, and whoever asked for it is not told: for a moment, every time.
    static Evidence cutOnCommit(Site site, Moments moments) throws Exception {
        var proxy = site.postgres().proxy();
        var before = proxy.cut();
        for (int i = 0; i < moments.times(); i++) {
            moments.next();
            proxy.set(Weather.cuttingAfter("COMMIT\0"));
            Thread.sleep(PULSE);
            proxy.set(Weather.FINE);
        }
        return new Evidence(proxy.cut() - before, "connections reset at a commit");
    }

    private BadNetwork() {}
}
