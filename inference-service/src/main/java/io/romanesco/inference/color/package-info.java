/** The dominant colour of a picture in two palettes. Pure: no framework, no stream, no model. */
package io.romanesco.inference.color;
