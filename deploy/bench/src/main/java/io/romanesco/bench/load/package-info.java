/** Loads: requests over HTTP, frames on Kafka, rows in the database. Knows no benchmark. */
package io.romanesco.bench.load;
