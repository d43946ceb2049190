package io.bookmaru.preference.drain;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

@Configuration(proxyBeanMethods = false)
class DrainSchedule implements SchedulingConfigurer {
    private final DrainBuffers drain;
    private final DrainProperties properties;

    DrainSchedule(DrainBuffers drain, DrainProperties properties) {
        this.drain = drain;
        this.properties = properties;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(drain::drainAll, properties.interval());
    }
}
