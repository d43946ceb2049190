package io.bookmaru.api.giveaway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.bookmaru.api.giveaway.PublishedDraws.PublishedDraw;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/// A draw as text that anybody can check without us: `deploy/check-draw/CheckDraw.java` does.
///
/// One line each: a name and its value; after `entries` and after `winners` as many hashes as their
/// value says.
@Component
class DrawFile {
    private static final HexFormat HEX = HexFormat.of();

    private final PublishedDraws published;

    DrawFile(PublishedDraws published) {
        this.published = published;
    }

    void write(Giveaway giveaway, PublishedDraw draw, OutputStream stream) throws IOException {
        var file = new OutputStreamWriter(stream, US_ASCII);
        file.write("bookmaru-draw 1\n");
        file.write("giveaway " + giveaway.id() + "\n");
        file.write("quota " + giveaway.quota() + "\n");
        file.write("commitment " + HEX.formatHex(requireNonNull(giveaway.commitment())) + "\n");
        file.write("seed " + HEX.formatHex(draw.seed()) + "\n");
        file.write("entries " + draw.entries() + "\n");
        int part = 0;
        for (var hashes = published.part(giveaway.id(), part);
                !hashes.isEmpty();
                hashes = published.part(giveaway.id(), ++part)) write(hashes, file);
        file.write("winners " + draw.winners() + "\n");
        write(published.winners(giveaway.id()), file);
        file.flush();
    }

    private static void write(List<byte[]> hashes, Writer file) throws IOException {
        for (var hash : hashes) {
            file.write(HEX.formatHex(hash));
            file.write('\n');
        }
    }
}
