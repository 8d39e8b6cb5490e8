package io.romanesco.local.importer;

import java.util.UUID;

/**
 * An image on its way.
 *
 * @param label the category that its folder names; null where the folder is none
 */
record Frame(UUID id, String path, String label, ImageType type, byte[] content) {}
