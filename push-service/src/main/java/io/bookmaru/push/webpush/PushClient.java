package io.bookmaru.push.webpush;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/// Posts over HTTP/2, many requests on a connection, or over HTTP/1.1 to a push service that does
/// not offer the other in its handshake (RFC 7301). Without TLS, which only a test allows, HTTP/2.
final class PushClient implements AutoCloseable {
    private static final int RESPONSE_BYTES = 1024;
    private static final int CONNECTIONS_PER_ORIGIN = 8;
    private static final int CONNECTIONS = 256;

    private final CloseableHttpAsyncClient http;
    private final long timeoutMillis;

    PushClient(AddressLookup addresses, WebPushProperties properties) {
        this.timeoutMillis = properties.timeout().toMillis();
        this.http = client(addresses, properties);
        http.start();
    }

    /// Blocks until there is an answer.
    ///
    /// @throws TimeoutException when there is none in time, all steps together
    HttpResponse post(PushRequest request)
            throws IOException, TimeoutException, InterruptedException {
        var answer = new FirstBytes(RESPONSE_BYTES);
        var exchange = http.execute(target(request), producer(request), answer, null, null, null);
        try {
            return answer.taken().get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            var head = answer.head();
            if (head != null) return head;
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) throw failure;
            throw new IOException(e.getCause());
        } finally {
            // Resets the stream.
            if (!exchange.isDone()) exchange.cancel(true);
        }
    }

    @Override
    public void close() {
        http.close(CloseMode.GRACEFUL);
    }

    private static HttpHost target(PushRequest request) {
        var url = request.endpoint();
        return new HttpHost(url.getScheme(), withoutBrackets(url.getHost()), url.getPort());
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static BasicRequestProducer producer(PushRequest request) {
        var post = new BasicHttpRequest("POST", request.endpoint());
        request.headers()
                .forEach((name, value) -> {
                    if (!name.equals("Content-Type")) post.setHeader(name, value);
                });
        return new BasicRequestProducer(
                post,
                new BasicAsyncEntityProducer(
                        request.body(), ContentType.APPLICATION_OCTET_STREAM, false));
    }

    /// No redirects and no proxy: either would lead a request to where the endpoint's check did not
    /// look. No retries: those are the queue's.
    private static CloseableHttpAsyncClient client(
            AddressLookup addresses, WebPushProperties properties) {
        var connections =
                PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedAddresses(addresses))
                        .setDefaultConnectionConfig(connection(properties))
                        .setTlsConfigResolver(PushClient::protocol)
                        .setTlsStrategy(tls(properties))
                        .setMessageMultiplexing(true)
                        .setMaxConnPerRoute(CONNECTIONS_PER_ORIGIN)
                        .setMaxConnTotal(CONNECTIONS)
                        .build();
        return HttpAsyncClientBuilder.create()
                .setConnectionManager(connections)
                .setH2Config(H2Config.custom().setPushEnabled(false).build())
                .setUserAgent("bookmaru-push")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    private static ConnectionConfig connection(WebPushProperties properties) {
        return ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                // Longer than any request may take, so that none fails as one of many.
                .setSocketTimeout(Timeout.of(properties.timeout().multipliedBy(2)))
                .build();
    }

    private static TlsConfig protocol(HttpHost host) {
        var policy =
                host.getSchemeName().equals("https")
                        ? HttpVersionPolicy.NEGOTIATE
                        : HttpVersionPolicy.FORCE_HTTP_2;
        return TlsConfig.custom().setVersionPolicy(policy).build();
    }

    private static TlsStrategy tls(WebPushProperties properties) {
        var builder = ClientTlsStrategyBuilder.create();
        var extraCa = properties.extraCa();
        if (extraCa != null) builder.setSslContext(TrustedCertificates.with(extraCa));
        return builder.buildAsync();
    }

    private record CheckedAddresses(AddressLookup addresses) implements DnsResolver {

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            return addresses.lookUp(host, port);
        }

        /// Not asked by this client; it would have to know the port.
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
