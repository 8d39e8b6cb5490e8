/**
 * From bytes to pixels: what kind of file it is, whether it may be decoded at all, and the picture
 * as 8-bit RGB with its orientation applied. Pure: no framework, no stream, no model.
 */
package io.romanesco.inference.decode;
