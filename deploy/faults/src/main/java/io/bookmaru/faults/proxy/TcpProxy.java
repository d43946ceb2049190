package io.bookmaru.faults.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Listens on a loopback port and passes on to another one, well or badly.
public final class TcpProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong cut = new AtomicLong();
    private final AtomicLong touched = new AtomicLong();
    private volatile Weather weather = Weather.FINE;

    private TcpProxy(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    public static TcpProxy to(int target) throws IOException {
        var proxy =
                new TcpProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), target);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// For connections that are there and those to come.
    public void set(Weather weather) {
        this.weather = weather;
    }

    Weather weather() {
        return weather;
    }

    /// Resets all connections that are there.
    ///
    /// @return how many
    public long cutAll() {
        var before = cut.get();
        links.forEach(Link::cut);
        return cut.get() - before;
    }

    public long accepted() {
        return accepted.get();
    }

    /// Connections that were reset, by [#cutAll] and by the weather.
    public long cut() {
        return cut.get();
    }

    /// Pieces of data that were held up or swallowed.
    public long touched() {
        return touched.get();
    }

    void countTouched() {
        touched.incrementAndGet();
    }

    void gone(Link link, boolean wasCut) {
        if (links.remove(link) && wasCut) cut.incrementAndGet();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException e) {
                // Closed, or nobody listens at the target: the client has been reset.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        accepted.incrementAndGet();
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
            var link = new Link(this, client, server);
            links.add(link);
            link.start();
        } catch (IOException e) {
            Link.reset(client);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        links.forEach(Link::cut);
    }
}
