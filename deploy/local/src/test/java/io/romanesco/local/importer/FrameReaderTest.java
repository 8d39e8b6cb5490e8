package io.romanesco.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.contract.image.ImageType;
import io.romanesco.local.UserError;
import io.romanesco.local.importer.ImageSource.ImageFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameReaderTest {

    @TempDir private Path folder;
    private final ImportState state = new ImportState();
    private final FrameReader reader = new FrameReader("import-shop", Set.of("Bean"), state);

    @BeforeEach
    void fillFolder() throws IOException {
        file("validation/Bean/good.jpg", picture("jpg"));
        file("validation/Shelf/really-png.jpg", picture("png"));
        file("validation/Bean/empty.jpg", new byte[0]);
        file("validation/Bean/words.jpg", "no picture".getBytes());
        file("validation/.hidden/skipped.jpg", picture("jpg"));
        file("validation/Bean/.DS_Store", new byte[] {1});
    }

    @Test
    void readableFilesBecomeFramesAndOthersAreNotedWithTheReason() throws IOException {
        List<Frame> frames = read(ImageSource.open(folder));

        assertThat(frames)
                .extracting(Frame::path)
                .containsExactly("validation/Bean/good.jpg", "validation/Shelf/really-png.jpg");
        assertThat(state.report().unsent())
                .containsEntry("validation/Bean/empty.jpg", "empty")
                .containsEntry("validation/Bean/words.jpg", "none of JPEG, PNG, WebP, GIF and BMP")
                .hasSize(2);
    }

    @Test
    void labelIsTheFolderIfItIsACategoryAndTypeComesFromTheContent() throws IOException {
        List<Frame> frames = read(ImageSource.open(folder));

        assertThat(frames).extracting(Frame::label).containsExactly("Bean", null);
        assertThat(frames).extracting(Frame::type).containsExactly(ImageType.JPEG, ImageType.PNG);
    }

    @Test
    void framesOfATarEqualThoseOfItsFolder() throws IOException {
        List<Frame> fromFolder = read(ImageSource.open(folder.resolve("validation")));
        Path tar = folder.resolve("shop.tar");
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
            for (Frame frame : fromFolder) {
                TarArchiveEntry entry = new TarArchiveEntry("./" + frame.path());
                entry.setSize(frame.content().length);
                out.putArchiveEntry(entry);
                out.write(frame.content());
                out.closeArchiveEntry();
            }
        }

        assertThat(read(ImageSource.open(tar)))
                .extracting(Frame::id)
                .containsExactlyElementsOf(fromFolder.stream().map(Frame::id).toList());
    }

    @Test
    void unreadableFileIsNoted() {
        ImageFile broken =
                new ImageFile(
                        "Bean/broken.jpg",
                        () -> {
                            throw new IOException("bad sector");
                        });

        assertThat(reader.frame(broken)).isEmpty();
        assertThat(state.report().unsent())
                .containsEntry("Bean/broken.jpg", "unreadable: bad sector");
    }

    @Test
    void missingPathIsAUserError() {
        assertThatThrownBy(() -> ImageSource.open(folder.resolve("missing")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("is no folder and no .tar file");
    }

    private List<Frame> read(ImageSource tree) throws IOException {
        try (tree) {
            return tree.files().stream().map(reader::frame).flatMap(Optional::stream).toList();
        }
    }

    private void file(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }
}
