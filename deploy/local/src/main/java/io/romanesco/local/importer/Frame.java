package io.romanesco.local.importer;

import io.romanesco.contract.image.ImageType;
import java.util.UUID;

/**
 * An image to send as a camera does.
 *
 * @param label the name of its folder if that is a category; else null
 */
record Frame(UUID id, String path, String label, ImageType type, byte[] content) {}
