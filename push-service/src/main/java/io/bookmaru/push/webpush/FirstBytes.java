package io.bookmaru.push.webpush;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// Takes a response's first bytes and hangs up on the rest. The status has been read by then, so an
/// answer that breaks off is still an answer.
final class FirstBytes implements BodySubscriber<Integer> {
    private final int limit;
    private final CompletableFuture<Integer> taken = new CompletableFuture<>();
    private @Nullable Subscription subscription;
    private int count;

    FirstBytes(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<Integer> getBody() {
        return taken;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        count += buffers.stream().mapToInt(ByteBuffer::remaining).sum();
        if (subscription == null) {
            return;
        }
        if (count < limit) {
            subscription.request(1);
            return;
        }
        subscription.cancel();
        taken.complete(count);
    }

    @Override
    public void onError(Throwable failure) {
        taken.complete(count);
    }

    @Override
    public void onComplete() {
        taken.complete(count);
    }
}
