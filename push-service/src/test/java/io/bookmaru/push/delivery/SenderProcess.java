package io.bookmaru.push.delivery;

import java.util.HashMap;
import java.util.concurrent.CountDownLatch;

/// A [SenderInstance] in a JVM of its own: URL, schema, then settings as `name=value`. Runs until
/// it is killed.
class SenderProcess {

    static void main(String[] arguments) throws InterruptedException {
        var settings = new HashMap<String, Object>();
        for (int i = 2; i < arguments.length; i++) {
            var setting = arguments[i].split("=", 2);
            settings.put(setting[0], setting[1]);
        }
        new SenderInstance(arguments[0], arguments[1], settings).start();
        new CountDownLatch(1).await();
    }
}
