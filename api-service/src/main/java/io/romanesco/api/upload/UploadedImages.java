package io.romanesco.api.upload;

import io.romanesco.api.images.Image;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The images of an upload of several files, in the order of the files. */
@Schema(requiredProperties = {"images"})
public record UploadedImages(List<Image> images) {}
