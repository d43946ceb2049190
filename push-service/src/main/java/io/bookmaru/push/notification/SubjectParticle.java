package io.bookmaru.push.notification;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// The Korean particle that marks a name as the subject: 이 after a final consonant, 가 otherwise.
final class SubjectParticle {
    private static final int FIRST_SYLLABLE = '가';
    private static final int LAST_SYLLABLE = '힣';

    /// Each vowel of a syllable comes in 28 forms, the first of them without a final consonant
    /// (Unicode §3.12).
    private static final int FORMS = 28;

    /// Read aloud in Korean these end with a consonant: 영, 일, 삼, 육, 칠, 팔.
    private static final String DIGITS_WITH_FINAL = "013678";

    /// Latin names that Korean writes with a final consonant: Paul (폴), Jane (제인), Young (영), Bob
    /// (밥), Jack (잭); but not Peter (피터), Chris (크리스), Mark (마크).
    private static final Pattern LATIN_WITH_FINAL =
            Pattern.compile("(?i).*([lmn]e?|ng|[aeiou]([bckpt]|ck))");

    private static final Pattern TRAILING_SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+$");

    private SubjectParticle() {}

    static String after(String name) {
        return endsWithConsonant(spoken(name)) ? "이" : "가";
    }

    private static String spoken(String name) {
        var composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        return TRAILING_SIGNS.matcher(composed).replaceFirst("");
    }

    private static boolean endsWithConsonant(String name) {
        if (name.isEmpty()) return false;
        var last = name.charAt(name.length() - 1);
        if (last >= FIRST_SYLLABLE && last <= LAST_SYLLABLE) {
            return (last - FIRST_SYLLABLE) % FORMS != 0;
        }
        return DIGITS_WITH_FINAL.indexOf(last) >= 0 || LATIN_WITH_FINAL.matcher(name).matches();
    }
}
