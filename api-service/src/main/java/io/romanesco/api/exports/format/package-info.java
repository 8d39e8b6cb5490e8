/**
 * The file formats of exported annotations: COCO, YOLO, CVAT for images, Label Studio.
 *
 * <p>Pure: it may use the contracts, Jackson and the JDK. It must not use a framework, a database
 * or another package of this service. A format is an {@link
 * io.romanesco.api.exports.format.ExportWriter}, which gets the images one by one, so that an
 * export of any size needs the memory of one image.
 */
package io.romanesco.api.exports.format;
