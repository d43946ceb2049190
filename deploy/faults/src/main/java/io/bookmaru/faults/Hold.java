package io.bookmaru.faults;

import io.bookmaru.faults.site.Program;
import io.bookmaru.faults.site.Running;
import io.bookmaru.faults.site.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// SIGSTOP and, later, SIGCONT: a long pause of a garbage collector, or of a virtual machine.
final class Hold {

    static Action service(Program program) {
        return (site, moments) -> hold(site.service(program).process(), moments);
    }

    static Evidence kafka(Site site, Moments moments) throws Exception {
        return hold(site.broker().process(), moments);
    }

    static Evidence postgres(Site site, Moments moments) throws Exception {
        return hold(site.postgres().process(), moments);
    }

    static Evidence redis(Site site, Moments moments) throws Exception {
        return hold(site.redis().process(), moments);
    }

    private static Evidence hold(Running process, Moments moments) throws Exception {
        long held = 0;
        for (int i = 0; i < moments.times(); i++) {
            moments.next();
            process.hold();
            try {
                if (isStopped(process.pid())) held++;
                moments.last();
            } finally {
                process.release();
            }
        }
        return new Evidence(held, "processes seen in state T");
    }

    private static boolean isStopped(long pid) throws IOException, InterruptedException {
        var file = Path.of("/proc/" + pid + "/stat");
        for (int i = 0; i < 50; i++) {
            var status = Files.readString(file);
            if (status.startsWith("T", status.lastIndexOf(')') + 2)) return true;
            Thread.sleep(10);
        }
        return false;
    }

    private Hold() {}
}
