package io.bookmaru.push.receipt;

import io.bookmaru.push.receipt.Receipts.ReceiptCount;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// How many pushes of each kind were shown, and clicked.
@Component
class ReceiptMetrics {
    private final Receipts receipts;
    private final MultiGauge counts;

    ReceiptMetrics(Receipts receipts, MeterRegistry meters) {
        this.receipts = receipts;
        this.counts = MultiGauge.builder("bookmaru.push.receipts").register(meters);
    }

    @Scheduled(
            initialDelayString = "${bookmaru.push.receipt.count-every:15s}",
            fixedDelayString = "${bookmaru.push.receipt.count-every:15s}")
    void count() {
        var rows = receipts.counts().stream().map(ReceiptMetrics::row).toList();
        counts.register(rows, /* overwrite */ true);
    }

    private static Row<?> row(ReceiptCount count) {
        var tags = Tags.of("kind", lower(count.kind()), "event", lower(count.event().name()));
        return Row.of(tags, count.count());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
