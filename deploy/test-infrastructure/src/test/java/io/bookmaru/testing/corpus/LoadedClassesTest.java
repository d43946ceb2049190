package io.bookmaru.testing.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadedClassesTest {
    private static final String NOBODY_NEEDS = "javax.sql.rowset.serial.SerialDatalink";

    @Test
    void haveAClassOnceItIsLoaded() throws ClassNotFoundException {
        var before = LoadedClasses.now();

        Class.forName(NOBODY_NEEDS);

        assertThat(before).doesNotContain(NOBODY_NEEDS);
        assertThat(LoadedClasses.now()).contains(NOBODY_NEEDS);
    }
}
