/** Converts pixels to sRGB: embedded ICC profiles, and CMYK with or without one. */
package io.romanesco.inference.decode.icc;
