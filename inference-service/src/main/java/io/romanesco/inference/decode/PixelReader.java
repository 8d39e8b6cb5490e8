package io.romanesco.inference.decode;

import io.romanesco.inference.decode.Inspection.Accepted;
import java.io.IOException;

/** Turns accepted files into pixels, as stored: neither turned nor mirrored. */
public interface PixelReader {

    /**
     * Decodes.
     *
     * @throws IOException when the file is damaged, or the time is used up
     */
    Pixels read(Accepted file, CpuTimeLimit clock) throws IOException;
}
