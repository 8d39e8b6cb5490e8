/** Starts, kills, freezes and stops the stack. Knows no test. */
package io.romanesco.e2e.stack;
