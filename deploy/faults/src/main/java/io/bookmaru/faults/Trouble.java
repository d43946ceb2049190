package io.bookmaru.faults;

import io.bookmaru.events.Topics;
import io.bookmaru.faults.site.Program;
import io.bookmaru.faults.site.Site;
import io.bookmaru.push.testing.Answer;
import io.bookmaru.testing.corpus.BadRecords;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What goes wrong while every process runs and every line is open.
final class Trouble {

    static Evidence forgetfulRedis(Site site, Moments moments) throws Exception {
        long flushed = 0;
        for (int i = 0; i < moments.times(); i++) {
            moments.next();
            if (site.redis().forgetAll()) flushed++;
        }
        return new Evidence(flushed, "times FLUSHALL was answered OK");
    }

    /// Somebody's transaction that keeps vacuum from cleaning api-service's outbox.
    static Evidence oldTransaction(Site site, Moments moments) throws Exception {
        moments.next();
        try (var connection = site.postgres().connect(Program.API);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read");
            statement.execute("select count(*) from outbox");
            moments.last();
            try (var age =
                    statement.executeQuery(
                            "select age(backend_xmin) from pg_stat_activity where pid = pg_backend_pid()")) {
                age.next();
                return new Evidence(age.getLong(1), "transactions that it is older than");
            }
        }
    }

    /// The corpus of bad records on every topic.
    static Evidence poison(Site site, Moments moments) throws Exception {
        var taken = new AtomicLong();
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        site.kafka(),
                        "batch.size",
                        0,
                        "compression.type",
                        "lz4",
                        "enable.idempotence",
                        false,
                        "max.request.size",
                        16 * 1024 * 1024);
        var bytes = new ByteArraySerializer();
        var before = deadLetters(site);
        try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
            for (var topic : Topics.PAYLOADS.keySet()) {
                List<Future<RecordMetadata>> sent =
                        BadRecords.of(topic).stream()
                                .map(bad ->
                                        producer.send(
                                                new ProducerRecord<>(
                                                        topic,
                                                        null,
                                                        bad.timestamp(),
                                                        bad.key(),
                                                        bad.value(),
                                                        bad.headers())))
                                .toList();
                for (var each : sent) if (isTaken(each)) taken.incrementAndGet();
                moments.next();
            }
        }
        return new Evidence(
                Math.min(taken.get(), deadLetters(site) - before),
                "dead letters already, of %d records".formatted(taken.get()));
    }

    private static boolean isTaken(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            sent.get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    private static long deadLetters(Site site) throws SQLException {
        long all = 0;
        for (var program : Program.values()) {
            try (var connection = site.postgres().connect(program);
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select count(*) from dead_letters")) {
                row.next();
                all += row.getLong(1);
            }
        }
        return all;
    }

    /// The push service answers one thing and then another.
    static Evidence badPushService(Site site, Moments moments) throws Exception {
        var browser = site.browser();
        for (var answer :
                List.of(
                        Answer.status(429).with("Retry-After", "2"),
                        Answer.status(500),
                        Answer.NEVER)) {
            moments.next();
            browser.answersWith(answer);
            moments.last();
        }
        browser.answersWith(Answer.CREATED);
        long bad = browser.answers().stream().filter(status -> status != 201).count();
        return new Evidence(bad, "pushes answered 429, 500 or never");
    }

    /// All cores are taken, and the services have the smallest heap that they are run with.
    static Evidence noRoom(Site site, Moments moments) throws Exception {
        for (var program : Program.values()) restart(site, program, "-Xmx160m");
        var hogs = new Process[Runtime.getRuntime().availableProcessors()];
        for (int i = 0; i < hogs.length; i++)
            hogs[i] =
                    new ProcessBuilder("timeout", "600", "sh", "-c", "while :; do :; done").start();
        moments.last();
        long busy = 0;
        for (var hog : hogs) {
            if (hog.isAlive()) busy++;
            hog.descendants().forEach(ProcessHandle::destroyForcibly);
            hog.destroyForcibly();
        }
        for (var program : Program.values()) restart(site, program, "-Xmx256m");
        return new Evidence(busy, "processes that did nothing but compute");
    }

    private static void restart(Site site, Program program, String heap) throws Exception {
        var service = site.service(program);
        service.options(List.of(heap));
        service.process().kill();
        service.start();
        service.awaitReady();
    }

    /// A second instance comes and goes.
    static Action storm(Program program) {
        return (site, moments) -> {
            long came = 0;
            for (int i = 0; i < moments.times(); i++) {
                try (var extra = Extra.of(site, program)) {
                    moments.next();
                    if (extra.instance().process().isAlive()) came++;
                }
            }
            return new Evidence(came, "instances that came and went");
        };
    }

    private Trouble() {}
}
