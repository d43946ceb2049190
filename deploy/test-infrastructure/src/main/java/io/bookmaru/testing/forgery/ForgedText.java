package io.bookmaru.testing.forgery;

import static io.bookmaru.testing.forgery.Forgery.headers;
import static io.bookmaru.testing.forgery.Forgery.token;
import static io.bookmaru.testing.forgery.Forgery.tooLarge;
import static io.bookmaru.testing.forgery.TokenParts.quoted;

import java.util.List;
import java.util.stream.IntStream;

/// A good token, written as it must not be written (RFC 7515 §2: base64url without padding, line
/// breaks or anything else).
final class ForgedText {

    static List<Forgery> of(TokenParts honest) {
        var good = honest.token();
        var parts = good.split("\\.");
        var dotted = good.replace(".", "%2E");
        return List.of(
                token("base64 in the place of base64url", inBase64(honest)),
                token("padded", good + "=="),
                token("padded header", parts[0] + "==." + parts[1] + "." + parts[2]),
                token(
                        "unused bits of the signature set",
                        good.substring(0, good.length() - 1) + next(good)),
                token("something after it", good + "x"),
                token("a part after it", good + "." + parts[2]),
                token("a dot after it", good + "."),
                token("a dot before it", "." + good),
                token("blank inside", good.substring(0, 40) + " " + good.substring(40)),
                token("tab inside", good.substring(0, 40) + "\t" + good.substring(40)),
                token("blank around a dot", good.replaceFirst("\\.", " . ")),
                token("word after it", good + " admin"),
                token("list of two", good + "," + good),
                token("in quotes", quoted(good)),
                token("dots escaped", dotted),
                token("in lower case", good.toLowerCase(java.util.Locale.ROOT)),
                token(
                        "as JSON",
                        "{\"protected\":\""
                                + parts[0]
                                + "\",\"payload\":\""
                                + parts[1]
                                + "\",\"signature\":\""
                                + parts[2]
                                + "\"}"),
                token("no token", ""),
                token("dots alone", ".."),
                token("many dots", ".".repeat(200)),
                token("a word", "null"),
                token("a refresh token", TokenParts.base64url(new byte[32])),
                token(
                        "of 12 KB, unsigned",
                        honest.claim("x", quoted("a".repeat(8_000))).unsigned() + "."),
                tooLarge("of 20 KB", honest.claim("x", quoted("a".repeat(15_000))).token()),
                headers("scheme twice", "Authorization", "Bearer Bearer " + good),
                headers("no scheme", "Authorization", good),
                headers("scheme joined to it", "Authorization", "Bearer" + good),
                headers("scheme with an equals sign", "Authorization", "Bearer=" + good),
                headers("scheme alone", "Authorization", "Bearer"),
                headers("empty header", "Authorization", ""));
    }

    /// A token whose base64 differs from its base64url.
    private static String inBase64(TokenParts honest) {
        return IntStream.range(0, 100)
                .mapToObj(n -> honest.claim("jti", quoted("id" + n)).token())
                .filter(token -> token.contains("-") && token.contains("_"))
                .findFirst()
                .orElseThrow()
                .replace('-', '+')
                .replace('_', '/');
    }

    /// The last of 342 characters has two bits of the signature and four that mean nothing.
    private static char next(String token) {
        return (char) (token.charAt(token.length() - 1) + 1);
    }

    private ForgedText() {}
}
