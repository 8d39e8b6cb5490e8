/** The models of this process: loaded at start, announced to the others. */
package io.romanesco.inference.catalog;
