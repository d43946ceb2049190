package io.bookmaru.push.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AsyncResponseBuilder;
import org.apache.hc.core5.http.nio.support.BasicRequestConsumer;
import org.apache.hc.core5.http.nio.support.BasicServerExchangeHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2ServerBootstrap;
import org.apache.hc.core5.io.CloseMode;

/// HTTP/2 without TLS on any number of loopback ports.
final class Http2Server implements AutoCloseable {
    private final HttpAsyncServer server;

    /// @param handler called by the thread that reads all connections
    Http2Server(Handler handler) {
        this.server =
                H2ServerBootstrap.bootstrap()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_2)
                        .setH2Config(H2Config.custom().setMaxConcurrentStreams(1_000).build())
                        .setRequestRouter((_, _) ->
                                () -> new BasicServerExchangeHandler<>(new Exchange(handler)))
                        .create();
        server.start();
    }

    /// @return for example `http://127.0.0.1:41234`
    String listen() {
        try {
            var any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var listening = server.listen(any, URIScheme.HTTP).get();
            var port = ((InetSocketAddress) listening.getAddress()).getPort();
            return "http://127.0.0.1:" + port;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
    }

    interface Handler {
        /// @param answer may be called by another thread, or never
        void handle(Request request, Consumer<Answer> answer);
    }

    record Request(HttpRequest head, byte[] body) {

        String method() {
            return head.getMethod();
        }

        String origin() {
            return head.getScheme() + "://" + head.getAuthority();
        }

        String path() {
            return head.getPath();
        }

        String header(String name) {
            Header header = head.getFirstHeader(name);
            return header == null ? null : header.getValue();
        }
    }

    private record Exchange(Handler handler)
            implements AsyncServerRequestHandler<Message<HttpRequest, byte[]>> {

        @Override
        public AsyncRequestConsumer<Message<HttpRequest, byte[]>> prepare(
                HttpRequest request, EntityDetails body, HttpContext context) {
            return new BasicRequestConsumer<>(body == null ? null : new BasicAsyncEntityConsumer());
        }

        @Override
        public void handle(
                Message<HttpRequest, byte[]> message,
                ResponseTrigger trigger,
                HttpContext context) {
            var body = message.getBody() == null ? new byte[0] : message.getBody();
            handler.handle(
                    new Request(message.getHead(), body),
                    answer -> respond(answer, trigger, context));
        }

        private static void respond(Answer answer, ResponseTrigger trigger, HttpContext context) {
            var response = AsyncResponseBuilder.create(answer.status());
            answer.headers().forEach(response::setHeader);
            try {
                trigger.submitResponse(response.build(), context);
            } catch (HttpException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
