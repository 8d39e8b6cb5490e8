/**
 * What child processes need: free ports, a session of their own, and an end when the parent ends.
 *
 * <p>Uses the JDK and {@code /bin/sh} only.
 */
package io.romanesco.local.process;
