/** Starts and stops what is measured, and reads its CPU time and memory. Knows no benchmark. */
package io.romanesco.bench.stack;
