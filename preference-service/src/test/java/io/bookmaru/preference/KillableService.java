package io.bookmaru.preference;

import io.bookmaru.preference.drain.KillableApplyChunk;
import io.bookmaru.preference.reaction.KillableBuffer;
import io.bookmaru.preference.testing.FailPoint;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The service with a point at which it stops: `-Dstop.at=SET_ASIDE -Dstop.passes=2`.
public final class KillableService {
    public static final String STARTED = "STARTED";

    public static void main(String[] args) {
        var step = System.getProperty("stop.at");
        var passes = Integer.getInteger("stop.passes", 0);
        run(new FailPoint(step == null ? null : FailPoint.Step.valueOf(step), passes), args);
        System.out.println(STARTED);
    }

    /// In this JVM.
    public static ConfigurableApplicationContext run(FailPoint failPoint, String... args) {
        return new SpringApplicationBuilder(PreferenceServiceApplication.class)
                .initializers(context -> register((GenericApplicationContext) context, failPoint))
                .run(args);
    }

    private static void register(GenericApplicationContext context, FailPoint failPoint) {
        context.registerBean(FailPoint.class, () -> failPoint);
        context.registerBean(KillableBuffer.class, bean -> bean.setPrimary(true));
        context.registerBean(KillableApplyChunk.class, bean -> bean.setPrimary(true));
    }

    private KillableService() {}
}
