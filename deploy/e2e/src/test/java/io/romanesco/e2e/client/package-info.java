/** Clients of the stack, as users and cameras have them, and test pictures. Knows no test. */
package io.romanesco.e2e.client;
