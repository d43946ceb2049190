package io.bookmaru.preference.recommendation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Reads the reactions of all children every now and then and learns from them, in a thread of its
/// own. It pauses a hundred times as long as it took, so that it never costs more than a hundredth
/// of a processor and of the database, however many reactions there are.
@Component
class LearnFromReactions implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(LearnFromReactions.class);
    private static final int PAUSE_FACTOR = 100;

    private final Catalogue catalogue;
    private final AllOpinions opinions;
    private final RecommendationProperties properties;

    private volatile Learned learned = Learned.NOTHING;
    private volatile @Nullable Thread thread;

    LearnFromReactions(
            Catalogue catalogue, AllOpinions opinions, RecommendationProperties properties) {
        this.catalogue = catalogue;
        this.opinions = opinions;
        this.properties = properties;
    }

    /// As of the last time; nothing before the first.
    Learned learned() {
        return learned;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) Thread.sleep(learn());
        } catch (InterruptedException e) {
            // The service stops.
        }
    }

    /// @return how long to pause
    private Duration learn() {
        var start = System.nanoTime();
        try {
            learned = Learned.from(opinions.of(catalogue.shelf()), properties);
        } catch (DataAccessException | TransactionException e) {
            if (isRunning()) log.warn("Nothing new is learned for now: {}", e.toString());
            return properties.refresh();
        } catch (RuntimeException e) {
            log.error("Nothing new is learned", e);
        }
        var pause = Duration.ofNanos(System.nanoTime() - start).multipliedBy(PAUSE_FACTOR);
        return pause.compareTo(properties.refresh()) > 0 ? pause : properties.refresh();
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("learn-from-reactions").daemon().start(this::run);
    }

    @Override
    public void stop() {
        var running = thread;
        if (running != null) running.interrupt();
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
