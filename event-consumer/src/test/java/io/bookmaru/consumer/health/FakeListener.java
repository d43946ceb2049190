package io.bookmaru.consumer.health;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListenerContainer;

/// A container without a consumer, that dies when told to, or as soon as it starts.
class FakeListener implements MessageListenerContainer {
    boolean diesAtOnce;
    boolean refusesToStart;
    int starts;
    private boolean running;
    private boolean stoppedOnPurpose = true;

    void die() {
        running = false;
        stoppedOnPurpose = false;
    }

    @Override
    public void start() {
        starts++;
        if (refusesToStart) throw new IllegalStateException("no bootstrap server has an address");
        running = true;
        if (diesAtOnce) die();
    }

    @Override
    public void stop() {
        if (running) stoppedOnPurpose = true;
        running = false;
    }

    @Override
    public void stopAbnormally(Runnable callback) {
        die();
        callback.run();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isInExpectedState() {
        return running || stoppedOnPurpose;
    }

    @Override
    public ContainerProperties getContainerProperties() {
        return new ContainerProperties("fake");
    }

    @Override
    public void setupMessageListener(Object messageListener) {}

    @Override
    public Map<String, Map<MetricName, ? extends Metric>> metrics() {
        return Map.of();
    }
}
