/** Probes. Liveness has none of its own: a running process is alive. */
package io.romanesco.inference.health;
