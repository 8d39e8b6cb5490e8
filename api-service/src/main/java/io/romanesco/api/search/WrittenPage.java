package io.romanesco.api.search;

/**
 * A {@link GalleryPage} as it is sent: written once for all who asked for it together.
 *
 * @param isEmpty whether there is no image in it
 * @param json UTF-8; nobody changes it
 */
record WrittenPage(boolean isEmpty, byte[] json) {}
