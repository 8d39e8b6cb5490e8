package io.romanesco.inference.decode;

import io.romanesco.inference.decode.DecodePlan.Accepted;
import java.io.IOException;

/** Decodes accepted files to pixels in stored order, before the orientation is applied. */
public interface PixelReader {

    /**
     * Decodes one file.
     *
     * @throws IOException when the file is damaged or the time is used up
     */
    Pixels read(Accepted file, CpuTimeLimit clock) throws IOException;
}
