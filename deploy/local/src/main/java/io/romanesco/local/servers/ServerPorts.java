package io.romanesco.local.servers;

/** The ports of the three servers; 0 stands for a free one. */
record ServerPorts(int postgres, int kafka, int s3) {}
