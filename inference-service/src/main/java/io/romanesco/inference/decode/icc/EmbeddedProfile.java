package io.romanesco.inference.decode.icc;

import io.romanesco.contract.image.ImageType;
import io.romanesco.contract.image.Structure.Slice;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Joins the pieces of an embedded ICC profile. A compressed profile (PNG) is inflated up to {@link
 * #LONGEST} bytes.
 */
final class EmbeddedProfile {

    private static final int LONGEST = 4 << 20;
    private static final int SHORTEST = 128;

    private EmbeddedProfile() {}

    static Optional<byte[]> of(Accepted file) {
        List<Slice> pieces = file.structure().embedded().profile();
        long length = pieces.stream().mapToLong(Slice::length).sum();
        if (length == 0 || length > LONGEST) {
            return Optional.empty();
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream((int) length);
        for (Slice piece : pieces) {
            joined.write(file.bytes(), piece.offset(), piece.length());
        }
        byte[] profile =
                file.header().type() == ImageType.PNG
                        ? inflated(joined.toByteArray())
                        : joined.toByteArray();
        return profile.length < SHORTEST ? Optional.empty() : Optional.of(profile);
    }

    private static byte[] inflated(byte[] packed) {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            ByteArrayOutputStream profile = new ByteArrayOutputStream();
            byte[] block = new byte[1 << 13];
            int count;
            while ((count = inflater.inflate(block)) > 0 && profile.size() <= LONGEST) {
                profile.write(block, 0, count);
            }
            return profile.size() > LONGEST ? new byte[0] : profile.toByteArray();
        } catch (DataFormatException broken) {
            return new byte[0];
        }
    }
}
