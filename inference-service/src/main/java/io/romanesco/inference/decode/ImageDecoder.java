package io.romanesco.inference.decode;

import io.romanesco.contract.RejectionCode;
import io.romanesco.contract.image.ImageHeader;
import io.romanesco.contract.image.ImageInspector;
import io.romanesco.contract.image.ImageType;
import io.romanesco.contract.image.Inspection;
import io.romanesco.contract.image.Structure;
import io.romanesco.inference.decode.DecodePlan.Accepted;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeResult.Rejected;
import io.romanesco.inference.decode.icc.ColorProfile;
import io.romanesco.inference.decode.imageio.ImageIoReader;
import io.romanesco.inference.decode.jpeg.JpegScale;
import io.romanesco.inference.decode.jpeg.TurboJpeg;
import io.romanesco.inference.decode.jpeg.TurboJpegReader;
import java.io.IOException;
import java.util.Optional;

/**
 * Judges a file by its content, then decodes it. Everything that can be known without decoding is
 * looked at first: kind, size in bytes and pixels, what a decoder would have to do and to keep.
 * Safe for use by many threads.
 */
public final class ImageDecoder {

    private final DecodeSettings settings;
    private final ImageInspector inspector;
    private final Optional<TurboJpeg> turboJpeg;
    private final PixelReader reader = new ImageIoReader();
    private final PixelReader jpegReader;

    /**
     * A decoder.
     *
     * @throws IllegalStateException when the settings ask for a library that is not there
     */
    public ImageDecoder(DecodeSettings settings) {
        this.settings = settings;
        this.inspector = new ImageInspector(settings.limits());
        this.turboJpeg = settings.jpeg().find(settings.jpegPath());
        this.jpegReader =
                turboJpeg.<PixelReader>map(library -> new TurboJpegReader(library)).orElse(reader);
    }

    /** What decodes JPEGs: {@code turbojpeg} or {@code imageio}. */
    public String name() {
        return turboJpeg.isPresent() ? "turbojpeg" : "imageio";
    }

    /** The same, with the file of the library and its version. */
    public String description() {
        return turboJpeg
                .map(library -> "turbojpeg (%s)".formatted(library.description()))
                .orElse("imageio");
    }

    /** The picture in these bytes in full size, or why there is none. */
    public DecodeResult decode(byte[] bytes) {
        return decode(bytes, MinimumSize.FULL);
    }

    /** The picture in these bytes, covering that size, or why there is none. */
    public DecodeResult decode(byte[] bytes, MinimumSize cover) {
        return switch (inspect(bytes, cover)) {
            case Rejected rejected -> rejected;
            case Accepted accepted -> decode(accepted);
        };
    }

    /**
     * Judges the file without decoding it.
     *
     * @param cover size that a large picture must still cover if it is scaled while decoding
     */
    public DecodePlan inspect(byte[] bytes, MinimumSize cover) {
        return switch (inspector.inspect(bytes)) {
            case Inspection.Refused refused ->
                    new Rejected(
                            refused.flaw().code(),
                            refused.flaw().detail(),
                            refused.type(),
                            refused.header());
            case Inspection.Accepted accepted ->
                    planned(bytes, accepted.header(), accepted.structure(), cover);
        };
    }

    private DecodePlan planned(
            byte[] bytes, ImageHeader header, Structure structure, MinimumSize cover) {
        int eighths =
                isScalable(header) && structure.pixels() > settings.scaleAbove()
                        ? JpegScale.covering(header, cover)
                        : JpegScale.FULL;
        long need = need(bytes, header, structure, eighths);
        if (need > settings.maxMemory()) {
            return Rejected.of(
                    RejectionCode.IMAGE_NEEDS_TOO_MUCH_MEMORY,
                    "Decoding the picture takes up to %d bytes; %d are allowed."
                            .formatted(need, settings.maxMemory()),
                    header);
        }
        return new Accepted(bytes, header, structure, eighths, need, settings.cpuTime());
    }

    /**
     * The same file in full size, in the processor time that decoding it scaled has left; empty
     * where that takes more memory than is allowed.
     */
    public Optional<Accepted> inFull(Accepted scaled, Decoded decoded) {
        ImageHeader header = scaled.header();
        long need = need(scaled.bytes(), header, scaled.structure(), JpegScale.FULL);
        return need > settings.maxMemory()
                ? Optional.empty()
                : Optional.of(
                        new Accepted(
                                scaled.bytes(),
                                header,
                                scaled.structure(),
                                JpegScale.FULL,
                                need,
                                decoded.left()));
    }

    private boolean isScalable(ImageHeader header) {
        return header.type() == ImageType.JPEG && turboJpeg.isPresent();
    }

    private long need(byte[] bytes, ImageHeader header, Structure structure, int eighths) {
        return PeakMemory.of(bytes, header, structure, isScalable(header) ? eighths : 0);
    }

    /** Decodes what was accepted; its data may still turn out to be damaged. */
    public DecodeResult decode(Accepted accepted) {
        ImageHeader header = accepted.header();
        CpuTimeLimit clock = new CpuTimeLimit(accepted.cpuTime());
        try {
            PixelReader chosen = header.type() == ImageType.JPEG ? jpegReader : reader;
            Pixels stored = chosen.read(accepted, clock);
            Pixels managed = ColorProfile.of(accepted).map(p -> p.toRgb(stored)).orElse(stored);
            clock.check();
            Pixels seen = Orientation.apply(managed, header.orientation());
            return new Decoded(header, seen, clock.left());
        } catch (IOException | RuntimeException damaged) {
            // Codecs throw whatever comes (NegativeArraySize, ClassCast ...) on damage.
            return clock.isOver() ? timeout(header) : damaged(damaged, header);
        }
    }

    private Rejected timeout(ImageHeader header) {
        return Rejected.of(
                RejectionCode.IMAGE_DECODE_TIMEOUT,
                "Decoding the picture takes more than the %s seconds of processor time that are allowed."
                        .formatted(settings.cpuTime().toMillis() / 1000.0),
                header);
    }

    private static Rejected damaged(Exception damage, ImageHeader header) {
        boolean truncated = damage instanceof DamagedImageException d && d.isTruncated();
        return truncated
                ? Rejected.of(
                        RejectionCode.IMAGE_TRUNCATED,
                        "The file ends before the picture does.",
                        header)
                : Rejected.of(
                        RejectionCode.IMAGE_CORRUPT,
                        damage instanceof DamagedImageException
                                ? "The picture's data is damaged: %s."
                                        .formatted(damage.getMessage())
                                : "The picture's data is damaged and cannot be decoded.",
                        header);
    }
}
