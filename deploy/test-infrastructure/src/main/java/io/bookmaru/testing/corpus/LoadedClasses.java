package io.bookmaru.testing.corpus;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;

/// Asks the JVM itself, as `jcmd <pid> VM.class_hierarchy` does: looking a class up would load it.
final class LoadedClasses {
    private static final Pattern NAME = Pattern.compile("([\\w.$]+)/(?:0x\\p{XDigit}+|null)");

    static Set<String> now() {
        try {
            var hierarchy =
                    ManagementFactory.getPlatformMBeanServer()
                            .invoke(
                                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                    "vmClassHierarchy",
                                    new Object[] {new String[] {}},
                                    new String[] {String[].class.getName()});
            return NAME.matcher((String) hierarchy)
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toSet());
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private LoadedClasses() {}
}
