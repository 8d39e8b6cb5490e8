package io.romanesco.inference.decode.structure;

import io.romanesco.inference.decode.structure.Structure.Counts;
import io.romanesco.inference.decode.structure.Structure.Embedded;
import io.romanesco.inference.decode.structure.Structure.Flaw;
import io.romanesco.inference.decode.structure.Structure.Frame;
import io.romanesco.inference.decode.structure.Structure.Samples;
import io.romanesco.inference.decode.structure.Structure.Slice;
import java.util.List;
import java.util.Optional;

/**
 * Walks over the chunks of a WebP (RFC 9649). Every frame's bitstream must have the size that the
 * canvas or the frame's header gives: else a small canvas could hide a huge picture.
 */
final class WebpStructure {

    private static final int HEADER = 12;
    private static final int VP8X = 0x58385056;
    private static final int ANIM = 0x4d494e41;
    private static final int ANMF = 0x464d4e41;
    private static final int EXIF = 0x46495845;
    private static final int ICCP = 0x50434349;
    private static final int ANMF_HEADER = 16;

    private final RiffChunks file;
    private int canvasWidth;
    private int canvasHeight;
    private int frames;
    private int others;
    private long otherBytes;
    private Optional<Slice> exif = Optional.empty();
    private List<Slice> profile = List.of();
    private Optional<Frame> first = Optional.empty();
    private final WebpBitstream still;

    private WebpStructure(byte[] bytes) {
        this.file = new RiffChunks(bytes, HEADER, bytes.length);
        this.still = new WebpBitstream();
    }

    static Structure of(byte[] bytes) {
        WebpStructure walk = new WebpStructure(bytes);
        Optional<Flaw> flaw = walk.run(bytes.length);
        return new Structure(
                walk.canvasWidth,
                walk.canvasHeight,
                new Counts(walk.frames, 1, walk.others, walk.otherBytes, 0, 0),
                new Samples(4, 8, 0, JpegColor.RGB),
                new Embedded(walk.exif, walk.profile, walk.first),
                flaw);
    }

    private Optional<Flaw> run(int length) {
        if (length < HEADER + RiffChunks.HEADER) {
            return Flaw.truncated("ends in its header");
        }
        long declared = file.unsignedInt(4) + 8;
        file.end((int) Math.min(length, declared));
        while (file.next()) {
            Optional<Flaw> flaw = chunk();
            if (flaw.isPresent()) {
                return flaw;
            }
        }
        if (declared > length || file.isCut()) {
            return Flaw.truncated("ends within a chunk");
        }
        return frames == 0 ? Flaw.corrupt("has no pixels") : Optional.empty();
    }

    private Optional<Flaw> chunk() {
        int at = file.offset();
        switch (file.type()) {
            case VP8X -> {
                if (file.length() < 10 || canvasWidth > 0) {
                    return Flaw.corrupt("has a wrong header");
                }
                canvasWidth = file.unsigned24(at + 4) + 1;
                canvasHeight = file.unsigned24(at + 7) + 1;
            }
            case ANIM -> {
                // Background and loops: a first frame needs neither.
            }
            case ANMF -> {
                return animationFrame(at);
            }
            case WebpBitstream.ALPHA, WebpBitstream.LOSSY, WebpBitstream.LOSSLESS -> {
                return still();
            }
            default -> other();
        }
        return Optional.empty();
    }

    private void other() {
        others++;
        otherBytes += file.length();
        if (file.type() == EXIF) {
            exif = Optional.of(file.content());
        } else if (file.type() == ICCP) {
            profile = List.of(file.content());
        }
    }

    private Optional<Flaw> still() {
        if (frames > 0) {
            return Flaw.corrupt("has two pictures where one must be");
        }
        still.take(file);
        if (!still.hasSize()) {
            return still.flaw();
        }
        frames = 1;
        if (canvasWidth == 0) {
            canvasWidth = still.width();
            canvasHeight = still.height();
        }
        first = Optional.of(still.frame(0, 0));
        return still.fits(canvasWidth, canvasHeight)
                ? Optional.empty()
                : Flaw.corrupt("has a canvas and a picture of different sizes");
    }

    private Optional<Flaw> animationFrame(int at) {
        if (file.length() < ANMF_HEADER || canvasWidth == 0) {
            return Flaw.corrupt("has a frame in a wrong place");
        }
        frames++;
        if (first.isPresent()) {
            return Optional.empty();
        }
        int x = file.unsigned24(at) * 2;
        int y = file.unsigned24(at + 3) * 2;
        int width = file.unsigned24(at + 6) + 1;
        int height = file.unsigned24(at + 9) + 1;
        WebpBitstream bitstream = new WebpBitstream();
        RiffChunks inner = file.within(ANMF_HEADER);
        while (!bitstream.hasSize() && inner.next()) {
            bitstream.take(inner);
            if (bitstream.flaw().isPresent()) {
                return bitstream.flaw();
            }
        }
        if (!bitstream.hasSize()
                || !bitstream.fits(width, height)
                || x + width > canvasWidth
                || y + height > canvasHeight) {
            return Flaw.corrupt("has a frame and a picture of different sizes");
        }
        first = Optional.of(bitstream.frame(x, y));
        return Optional.empty();
    }
}
