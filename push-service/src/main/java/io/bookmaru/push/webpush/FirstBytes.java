package io.bookmaru.push.webpush;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/// Takes a response's head, and of its body no more than a limit. Once the head has been read, an
/// answer that breaks off is still an answer.
final class FirstBytes implements AsyncResponseConsumer<HttpResponse> {
    private final int limit;
    private final CompletableFuture<HttpResponse> taken = new CompletableFuture<>();
    private volatile @Nullable HttpResponse head;
    private @Nullable FutureCallback<HttpResponse> callback;
    private int count;

    FirstBytes(int limit) {
        this.limit = limit;
    }

    /// Completes with the head when the body has ended or become too long.
    CompletableFuture<HttpResponse> taken() {
        return taken;
    }

    /// Null as long as the push service has said nothing.
    @Nullable HttpResponse head() {
        return head;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails body,
            HttpContext context,
            FutureCallback<HttpResponse> callback) {
        this.head = response;
        this.callback = callback;
        if (body == null) complete(response);
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {}

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(limit);
    }

    @Override
    public void consume(ByteBuffer bytes) {
        count += bytes.remaining();
        bytes.position(bytes.limit());
        var response = head;
        if (count > limit && response != null) taken.complete(response);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        var response = head;
        if (response != null) complete(response);
    }

    @Override
    public void failed(Exception cause) {
        var response = head;
        if (response == null) taken.completeExceptionally(cause);
        else taken.complete(response);
    }

    @Override
    public void releaseResources() {
        if (!taken.isDone()) failed(new IOException("released"));
    }

    private void complete(HttpResponse response) {
        if (callback != null) callback.completed(response);
        taken.complete(response);
    }
}
