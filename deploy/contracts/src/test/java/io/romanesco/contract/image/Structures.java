package io.romanesco.contract.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.RejectionCode;
import java.util.Optional;

/** Asserts what the parser finds in a file. */
final class Structures {

    private Structures() {}

    static Structure structure(byte[] file) {
        return ImageType.of(file).orElseThrow().structureOf(file);
    }

    static Optional<Flaw> flaw(byte[] file) {
        return structure(file).flaw();
    }

    static RejectionCode code(byte[] file) {
        return flaw(file).orElseThrow().code();
    }

    static void assertCorrupt(byte[] file) {
        assertThat(flaw(file).map(Flaw::code)).contains(RejectionCode.IMAGE_CORRUPT);
    }

    static void assertSize(byte[] file, int width, int height) {
        Structure structure = structure(file);
        assertThat(structure.flaw()).isEmpty();
        assertThat(structure.width()).isEqualTo(width);
        assertThat(structure.height()).isEqualTo(height);
    }
}
