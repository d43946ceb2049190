package io.bookmaru.push.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectParticleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "김하늘", "힣", "박솔", "독서왕", "아빠1", "엄마3", "가족6", "Paul", "JANE", "Young", "Bob",
                "Jack", "솔!", "솔 ", "하늘(딸)"
            })
    void is이AfterAFinalConsonant(String name) {
        assertThat(SubjectParticle.after(name)).isEqualTo("이");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "이바다", "가", "하루", "아빠2", "엄마4", "가족5", "Peter", "Chris", "Mark", "Kate", "Anna",
                "Robert", "Mike", "바다!", "바다 ", "하늘(엄마)", "", "!", "😀"
            })
    void is가Otherwise(String name) {
        assertThat(SubjectParticle.after(name)).isEqualTo("가");
    }

    @Test
    void readsSyllablesWrittenAsLetters() {
        var decomposed = Normalizer.normalize("김하늘", Normalizer.Form.NFD);

        assertThat(SubjectParticle.after(decomposed)).isEqualTo("이");
    }
}
