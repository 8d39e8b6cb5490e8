/**
 * The command line program that runs Romanesco on one machine.
 *
 * <p>Only starts the commands of the packages below and prints their errors.
 */
package io.romanesco.local;
