package io.romanesco.api.ingest;

import io.romanesco.api.image.Image;
import java.util.List;

/** The images of an upload of several files, in the order of the files. */
public record UploadedImages(List<Image> images) {}
